import { addCredential } from '../usecases/account/add-credential.ts';
import { logIn, openSession } from '../usecases/account/log-in.ts';
import { givePuzzle } from '../usecases/account/puzzle.ts';
import { finishRecovery, startRecovery } from '../usecases/account/recover-password.ts';
import { saveBasics } from '../usecases/account/save-basics.ts';
import { signUp } from '../usecases/account/sign-up.ts';
import { readPhoto, uploadPhoto } from '../usecases/account/upload-photo.ts';
import { viewAccount, viewSession } from '../usecases/account/view-account.ts';
import { changeRegion } from '../usecases/candidate/change-region.ts';
import { choosePhoto } from '../usecases/candidate/choose-photo.ts';
import { enterEdition } from '../usecases/candidate/enter-edition.ts';
import { markPresence } from '../usecases/candidate/mark-presence.ts';
import { printForm } from '../usecases/candidate/print-form.ts';
import { saveDraft } from '../usecases/candidate/save-draft.ts';
import { savePage } from '../usecases/candidate/save-page.ts';
import { searchDirectory } from '../usecases/candidate/search-directory.ts';
import { submitRegistration } from '../usecases/candidate/submit-registration.ts';
import { viewRegion, viewRegistration } from '../usecases/candidate/view-registration.ts';
import { withdrawSubmission } from '../usecases/candidate/withdraw-submission.ts';
import { noticePhotoDoubts } from '../usecases/cases/notice-photo-doubts.ts';
import { done, type Outcome, refused } from '../usecases/outcome.ts';
import { checkPayment } from '../usecases/payment/check-payment.ts';
import { openPayment } from '../usecases/payment/open-payment.ts';
import { viewFee } from '../usecases/payment/view-fee.ts';
import { networkOf } from './address.ts';
import type { CaseHandlers } from './case-handlers.ts';
import type { ConfigurationHandlers } from './configuration-handlers.ts';
import { deviceOf } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import type { FactorHandlers } from './factor-handlers.ts';
import type { MailEndpoint } from './mail-handlers.ts';
import type { MessageHandlers } from './message-handlers.ts';
import type { NetworkIdentityHandlers } from './network-identity-handlers.ts';
import type { PaperEndpoint } from './paper-handlers.ts';
import type { PeopleEndpoint } from './people-handlers.ts';
import { paid, puzzleOf } from './puzzle-guard.ts';
import type { Caller, EndpointOf, Handlers } from './route.ts';
import { sendImage } from './send-file.ts';
import { closeSession, signIn } from './sign-in.ts';
import type { StaffHandlers } from './staff-handlers.ts';
import type { WechatEndpoint } from './wechat-handlers.ts';
import { sendRefusal } from './wire-error.ts';

type CandidateHandlers = Omit<
  Handlers,
  | EndpointOf<'staff' | 'demo' | 'platform'>
  | PaperEndpoint
  | keyof CaseHandlers
  | keyof MessageHandlers
  | keyof NetworkIdentityHandlers
  | PeopleEndpoint
  | WechatEndpoint
  | MailEndpoint
  | keyof ConfigurationHandlers
  | keyof FactorHandlers
  | keyof StaffHandlers
  | 'getHandoverKey'
  | 'getOfficeSession'
  | 'logInToOffice'
  | 'logOutOfOffice'
>;

const identity = (caller: Caller, params: { edition: string }) => ({
  edition: params.edition,
  candidate: caller.candidate,
});

/** A rectangle only where all four sides were given. */
const TURNS = { 90: 90, 180: 180, 270: 270 } as const;

type Frame = { turn?: `${keyof typeof TURNS}`; left?: string; top?: string; width?: string; height?: string };

function cropOf(query: Frame) {
  const [left, top, width, height] = [query.left, query.top, query.width, query.height].map(Number);
  const sides = [left, top, width, height];
  if (left === undefined || top === undefined || !width || !height || sides.some(Number.isNaN)) return null;
  const turn = query.turn === undefined ? {} : { turn: TURNS[query.turn] };
  return { ...turn, left, top, width, height };
}

/** Everything a candidate can do, and what anybody may look at. */
export function candidateHandlers(deps: HttpDeps): CandidateHandlers {
  const { cookies, secureCookies } = deps;
  /** Which answers were refused, for support; nobody's name goes with it. */
  const counted = <T>(edition: string, outcome: Outcome<T>): Outcome<T> => {
    if (!outcome.ok) deps.refusedAnswers.count(edition, outcome.refused.problems ?? [], deps.clock.now());
    return outcome;
  };
  const deviceFor = ({ request, reply }: Caller) =>
    deviceOf(request, reply, cookies, deps.keys.token, secureCookies);
  return {
    getSession: async (_input, { request }) => {
      const candidate = await deps.door.findCandidate(request);
      return done(candidate === null ? null : await viewSession(deps, candidate));
    },
    logIn: async ({ body }, caller) => {
      const outcome = await logIn(deps, {
        ...body,
        device: deviceFor(caller),
        address: networkOf(caller.request.ip),
        puzzle: puzzleOf(caller.request),
      });
      return outcome.ok ? signIn(deps, caller, outcome.value.candidate, outcome.value.token) : outcome;
    },
    logOut: async (_input, caller) => {
      await closeSession(deps, caller);
      void caller.reply.clearCookie(cookies.candidate, { path: '/' });
      return done({ done: true });
    },
    signUp: async ({ body }, caller) => {
      const outcome = await signUp(deps, body, caller.incoming.key, {
        address: networkOf(caller.request.ip),
        browser: caller.request.cookies[cookies.identity] ?? null,
      });
      if (!outcome.ok) return outcome;
      const device = deps.keys.lookup('device', deviceFor(caller));
      await deps.accounts.rememberDevice(outcome.value, device, deps.clock.wall());
      return signIn(deps, caller, outcome.value, await openSession(deps, outcome.value));
    },
    getPuzzle: () => givePuzzle(deps),
    startRecovery: ({ body }, { request }) =>
      paid(deps, request, () => startRecovery(deps, body, networkOf(request.ip))),
    finishRecovery: ({ body }, { request }) =>
      finishRecovery(deps, {
        ...body,
        device: request.cookies[cookies.device] ?? null,
        address: networkOf(request.ip),
      }),
    getAccount: (_input, { candidate }) => viewAccount(deps, candidate),
    saveBasics: ({ body }, { candidate }) => saveBasics(deps, candidate, body),
    addCredential: ({ body }, { candidate, incoming }) => addCredential(deps, candidate, body, incoming.key),
    uploadPhoto: async ({ query }, { candidate, request }) => {
      if (!Buffer.isBuffer(request.body)) return refused('photo-not-an-image');
      return uploadPhoto(deps, candidate, {
        bytes: request.body,
        crop: cropOf(query),
        edition: query.edition ?? null,
      });
    },
    getPhoto: async (input, { candidate, request, reply }) => {
      const { query } = input as { query: { digest?: string } };
      const jpeg = await readPhoto(deps, candidate, query.digest ?? null);
      if (jpeg === null) return sendRefusal(request, reply, { code: 'not-found' });
      return sendImage(reply, jpeg);
    },
    listEditions: async () =>
      done(
        deps.reference.editions().flatMap(({ edition, title, examDate }) => {
          const [region] = deps.reference.regionsOf(edition.key);
          const photo = deps.reference.photoLimits(edition.key);
          if (region === undefined || photo === null) return [];
          const { windows } = viewRegion(region);
          const serverTime = deps.clock.now().toISOString();
          return [{ key: edition.key, year: edition.year, title, examDate, photo, windows, serverTime }];
        }),
      ),
    listRegions: async ({ params }) => done(deps.reference.regionsOf(params.edition).map(viewRegion)),
    getOptions: async ({ params, query }) =>
      done(deps.reference.listsFor(params.edition, query.region ?? null)),
    findEmployers: ({ query }) => searchDirectory(deps, query),
    listRegistrations: async (_input, { candidate }) => {
      const found = await deps.store.listOf(candidate);
      return done(await Promise.all(found.map((registration) => viewRegistration(deps, registration))));
    },
    getRegistration: async ({ params }, caller) => {
      const registration = await deps.store.find(identity(caller, params));
      return registration === null ? refused('not-found') : done(await viewRegistration(deps, registration));
    },
    enter: ({ params, body }, { candidate, incoming }) =>
      enterEdition(deps, candidate, { edition: params.edition, ...body }, incoming),
    changeRegion: ({ params, body }, caller) =>
      changeRegion(deps, identity(caller, params), body.region, caller.incoming),
    saveDraft: ({ params, body }, caller) =>
      saveDraft(deps, identity(caller, params), { page: params.page, ...body }),
    savePage: async ({ params, body }, caller) =>
      counted(
        params.edition,
        await savePage(deps, identity(caller, params), { page: params.page, ...body }, caller.incoming),
      ),
    choosePhoto: ({ params, body }, caller) =>
      choosePhoto(deps, identity(caller, params), body.photo, caller.incoming),
    submit: async ({ params, body }, caller) => {
      const of = identity(caller, params);
      const submitted = await submitRegistration(deps, of, body.rev, caller.incoming);
      if (submitted.ok) await noticePhotoDoubts(deps, of);
      return counted(params.edition, submitted);
    },
    withdraw: ({ params }, caller) => withdrawSubmission(deps, identity(caller, params), caller.incoming),
    markPresence: ({ params }, caller) => markPresence(deps, identity(caller, params)),
    printForm: async (input, caller) => {
      const { params } = input as { params: { edition: string } };
      const printed = await printForm(deps, identity(caller, params));
      if (!printed.ok) return sendRefusal(caller.request, caller.reply, printed.refused);
      void caller.reply.header('content-disposition', 'attachment; filename="registration-form.pdf"');
      return caller.reply.type('application/pdf').send(Buffer.from(printed.value.pdf));
    },
    getFee: ({ params }, caller) => viewFee(deps, identity(caller, params)),
    openPayment: ({ params }, caller) => {
      const { headers, ip: address } = caller.request;
      const payer = { device: paysOn(headers['user-agent']), address };
      return openPayment(deps, identity(caller, params), payer);
    },
    getPayment: ({ params }, caller) => checkPayment(deps, identity(caller, params), params.order),
  };
}

/** WeChat's own browser opens no payment address of WeChat; there the code is pressed long. */
const paysOn = (userAgent = ''): 'phone' | 'computer' =>
  /Mobi/i.test(userAgent) && !/MicroMessenger/i.test(userAgent) ? 'phone' : 'computer';
