import { beijingDate } from '#domain/calendar/dates.ts';
import type { Asked } from '#domain/cases/case.ts';
import type { IdType } from '#domain/identity/id-papers.ts';
import { endPhoneCode, isPhoneProven, type PhoneDeps, sendPhoneCode } from '../account/prove-phone.ts';
import { idHashOf } from '../account/sign-up.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, refused, refusedFor } from '../outcome.ts';
import type { CaseDeps } from './case-deps.ts';
import { isOwnEvidence } from './evidence.ts';
import { isPlace, newCase, openingOf } from './new-case.ts';
import { identityProblems, tidyIdentity } from './open-case.ts';

type ReclaimDeps = CaseDeps & PhoneDeps;

const CLAIM_HOURS = 2;

/** Somebody without an account whose telephone is proven: carried by their browser, sealed. */
export type Claim = { readonly id: string; readonly phone: string; readonly until: string };

const CLAIM_PLACE = 'claims';

/** The claim that a browser carries, or null where there is none, it was forged, or its time is over. */
export function readClaim({ keys, clock }: Pick<CaseDeps, 'keys' | 'clock'>, token: string | undefined) {
  if (token === undefined || !/^[\w-]{40,600}$/.test(token)) return null;
  try {
    const claim = keys.open(CLAIM_PLACE, Buffer.from(token, 'base64url')) as Claim;
    return new Date(claim.until) > clock.wall() ? claim : null;
  } catch {
    return null;
  }
}

const claimedPhone = (phone: string, address: string) => ({ phone, purpose: 'reclaim', address });

/** A code to a telephone, so that the answer to a reclaim reaches who has asked. */
export const startReclaim = (deps: ReclaimDeps, phone: string, address: string) =>
  sendPhoneCode(deps, claimedPhone(phone, address));

/** The telephone is theirs: gives the claim for their browser. */
export async function proveReclaimPhone(deps: ReclaimDeps, phone: string, code: string, address: string) {
  const claimed = claimedPhone(phone, address);
  if (!(await isPhoneProven(deps, claimed, code))) return refused('phone-code-wrong');
  await endPhoneCode(deps, claimed);
  const until = new Date(deps.clock.wall().getTime() + CLAIM_HOURS * 3_600_000).toISOString();
  const claim: Claim = { id: deps.keys.uuid(), phone, until };
  return done(deps.keys.seal(CLAIM_PLACE, claim).toString('base64url'));
}

export type ReclaimInput = {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly region: string;
  readonly point: string;
  readonly evidence: readonly string[];
  readonly note: string;
};

/** One picture of the ID paper and one of oneself with it. */
const LEAST_PICTURES = 2;

/** Asks for an ID number that somebody else has registered. Nothing of the other account is told. */
export async function openReclaim(deps: ReclaimDeps, claim: Claim, input: ReclaimInput, incoming: Incoming) {
  const problems = identityProblems(input, beijingDate(deps.clock.now()));
  if (problems.length > 0) return refusedFor(problems);
  const claimant = tidyIdentity(input);
  const paper = { type: claimant.idType, number: claimant.idNumber };
  if ((await deps.accounts.findByIdHash(idHashOf(deps.keys, paper))) === null)
    return refused('id-number-free');
  if (!isPlace(deps.reference, null, input.region, input.point)) return refused('region-unknown');
  if (!(await isOwnEvidence(deps, claim.id, input.evidence, LEAST_PICTURES)))
    return refused('evidence-missing');
  const place = { region: input.region, point: input.point };
  const opened = newCase(deps, incoming.key, 'identity-reclaim', {
    candidate: null,
    edition: null,
    ...place,
  });
  const asked: Asked = { kind: 'identity-reclaim', claimant, phone: claim.phone };
  const content = { asked, owner: claim.id, evidence: input.evidence, note: input.note.trim() };
  // Nobody is signed in: the claim is who acts.
  const opening = openingOf(opened, { role: 'candidate', id: claim.id });
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const stored = { case: opened, name: claimant.name, content };
  const result = await deps.cases.openCase(stored, opening, command);
  if (result === 'evidence-gone') return refused('evidence-missing');
  return done({ done: true as const });
}
