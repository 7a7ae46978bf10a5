import { offeredFor } from '#domain/catalogue/reason.ts';
import { findForm } from '../usecases/confirmation/find-form.ts';
import { done } from '../usecases/outcome.ts';
import { decideFile, type StaffInput } from '../usecases/review/decide-file.ts';
import {
  countWork,
  type FileQuery,
  listFiles,
  readFile,
  readFilePhoto,
  unmaskFile,
} from '../usecases/review/read-files.ts';
import { logInStaff } from '../usecases/staff/log-in-staff.ts';
import { setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import { originOf } from './factor-handlers.ts';
import type { Caller, Handlers } from './route.ts';
import { sendImage } from './send-file.ts';
import { viewSession } from './view-session.ts';
import { sendRefusal } from './wire-error.ts';

type OfficeHandlers = Pick<
  Handlers,
  | 'getOfficeSession'
  | 'logInToOffice'
  | 'logOutOfOffice'
  | 'getWork'
  | 'listReasons'
  | 'listFiles'
  | 'getFile'
  | 'getFilePhoto'
  | 'findForm'
  | 'decideFile'
  | 'unmaskFile'
>;

/** Everything staff can do; each handler hands the member of staff on, and the area comes from there only. */
export function officeHandlers(deps: HttpDeps): OfficeHandlers {
  const closeSession = async ({ request }: Caller) => {
    const token = request.cookies[deps.cookies.staff];
    if (token !== undefined) await deps.staff.closeStaffSession(deps.keys.lookup('token', token));
  };
  return {
    getOfficeSession: async (_input, { request }) => {
      const session = await deps.door.findStaff(request);
      return done(session === null ? null : viewSession(deps, session));
    },
    logInToOffice: async ({ body }, caller) => {
      const { named, outcome } = await logInStaff(deps, {
        ...body,
        ...originOf(deps, caller.request, caller.reply),
      });
      if (!outcome.ok) {
        caller.note({
          staff: named === null ? null : { id: named, userName: body.login.trim().toLowerCase() },
        });
        return outcome;
      }
      await closeSession(caller);
      setCookie(caller.reply, deps.cookies.staff, outcome.value.token, deps.secureCookies);
      const session = await deps.staff.findStaffSession(
        deps.keys.lookup('token', outcome.value.token),
        deps.clock.wall(),
      );
      caller.note({ staff: session?.staff ?? null });
      return done(session === null ? null : viewSession(deps, session));
    },
    logOutOfOffice: async (_input, caller) => {
      const session = await deps.door.findStaff(caller.request);
      if (session !== null) caller.note({ staff: session.staff });
      await closeSession(caller);
      void caller.reply.clearCookie(deps.cookies.staff, { path: '/' });
      return done({ done: true });
    },
    getWork: (_input, { staff }) => countWork(deps, staff),
    listReasons: async () =>
      done(
        deps.reference.reasons().map((reason) => {
          const { code, region, stage, text, fix, field } = reason;
          return { code, region, offeredFor: [...offeredFor(reason)], stage, text, fix, field };
        }),
      ),
    listFiles: ({ query }, { staff }) => listFiles(deps, staff, query as FileQuery),
    getFile: ({ params }, { staff }) => readFile(deps, staff, params.number),
    getFilePhoto: async (input, { staff, request, reply }) => {
      const { params } = input as { params: { number: string } };
      const jpeg = await readFilePhoto(deps, staff, params.number);
      if (jpeg === null) return sendRefusal(request, reply, { code: 'not-found' });
      return sendImage(reply, jpeg);
    },
    findForm: ({ params }, { staff }) => findForm(deps, staff, params.code),
    decideFile: ({ params, body }, { staff, incoming }) =>
      decideFile(deps, staff, params.number, body as StaffInput, incoming),
    unmaskFile: ({ params, body }, { staff }) => unmaskFile(deps, staff, params.number, body.why),
  };
}
