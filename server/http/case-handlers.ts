import { decideCaseAs } from '../usecases/cases/decide-case.ts';
import { uploadEvidence } from '../usecases/cases/evidence.ts';
import { openCase } from '../usecases/cases/open-case.ts';
import { openFileCase, uploadFileEvidence } from '../usecases/cases/open-file-case.ts';
import { openMergeFor } from '../usecases/cases/open-merge-for.ts';
import { listCases, readCase, readCaseEvidence, unmaskCase } from '../usecases/cases/read-cases.ts';
import { openReclaim, proveReclaimPhone, readClaim, startReclaim } from '../usecases/cases/reclaim-number.ts';
import { listOwnCases, readOwnCase } from '../usecases/cases/view-own-case.ts';
import { withdrawCase } from '../usecases/cases/withdraw-case.ts';
import { done, refused } from '../usecases/outcome.ts';
import { networkOf } from './address.ts';
import { setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import { paid } from './puzzle-guard.ts';
import type { Caller, Handlers } from './route.ts';
import { sendImage } from './send-file.ts';
import { sendRefusal } from './wire-error.ts';

export type CaseHandlers = Pick<
  Handlers,
  | 'listOwnCases'
  | 'openCase'
  | 'getOwnCase'
  | 'withdrawCase'
  | 'uploadEvidence'
  | 'startReclaim'
  | 'proveReclaimPhone'
  | 'uploadReclaimEvidence'
  | 'openReclaim'
  | 'openMerge'
  | 'openFileCase'
  | 'uploadFileEvidence'
  | 'listCases'
  | 'getCase'
  | 'getCaseEvidence'
  | 'decideCase'
  | 'unmaskCase'
>;

const CLAIM_SECONDS = 2 * 3600;

/** Cases, as candidates, people without an account and staff reach them. */
export function caseHandlers(deps: HttpDeps): CaseHandlers {
  const claimOf = ({ request }: Caller) => readClaim(deps, request.cookies[deps.cookies.claim]);
  const uploaded = async ({ request }: Caller, owner: string) =>
    Buffer.isBuffer(request.body) ? uploadEvidence(deps, owner, request.body) : refused('photo-not-an-image');
  return {
    listOwnCases: (_input, { candidate }) => listOwnCases(deps, candidate),
    openCase: ({ body }, { candidate, incoming }) => openCase(deps, candidate, body, incoming),
    getOwnCase: ({ params }, { candidate }) => readOwnCase(deps, candidate, params.number),
    withdrawCase: ({ params, body }, { candidate, incoming }) =>
      withdrawCase(deps, candidate, params.number, body.rev, incoming),
    uploadEvidence: (_input, caller) => uploaded(caller, caller.candidate),
    startReclaim: ({ body }, { request }) =>
      paid(deps, request, () => startReclaim(deps, body.phone, networkOf(request.ip))),
    proveReclaimPhone: async ({ body }, { request, reply }) => {
      const outcome = await proveReclaimPhone(deps, body.phone, body.code, networkOf(request.ip));
      if (!outcome.ok) return outcome;
      setCookie(reply, deps.cookies.claim, outcome.value, deps.secureCookies, CLAIM_SECONDS);
      return done({ done: true });
    },
    uploadReclaimEvidence: async (_input, caller) => {
      const claim = claimOf(caller);
      return claim === null ? refused('phone-not-proven') : uploaded(caller, claim.id);
    },
    openReclaim: async ({ body }, caller) => {
      const claim = claimOf(caller);
      return claim === null ? refused('phone-not-proven') : openReclaim(deps, claim, body, caller.incoming);
    },
    openMerge: ({ params, body }, { staff, incoming }) =>
      openMergeFor(deps, staff, params.number, body, incoming),
    openFileCase: ({ params, body }, { staff, incoming }) =>
      openFileCase(deps, staff, params.number, body, incoming),
    uploadFileEvidence: async ({ params }, { staff, request }) =>
      Buffer.isBuffer(request.body)
        ? uploadFileEvidence(deps, staff, params.number, request.body)
        : refused('photo-not-an-image'),
    listCases: ({ query }, { staff }) => listCases(deps, staff, query),
    getCase: ({ params }, { staff }) => readCase(deps, staff, params.number),
    getCaseEvidence: async (input, { staff, request, reply }) => {
      const { params } = input as { params: { number: string; digest: string } };
      const jpeg = await readCaseEvidence(deps, staff, params.number, params.digest);
      if (jpeg === null) return sendRefusal(request, reply, { code: 'case-not-found' });
      return sendImage(reply, jpeg);
    },
    decideCase: ({ params, body }, { staff, incoming }) =>
      decideCaseAs(deps, staff, params.number, body, incoming),
    unmaskCase: ({ params, body }, { staff, incoming }) =>
      unmaskCase(deps, staff, params.number, body.why, incoming),
  };
}
