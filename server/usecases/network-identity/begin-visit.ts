import { type IdType, normalizeIdNumber } from '#domain/identity/id-papers.ts';
import { sameName } from '#domain/identity/names.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Limits } from '../../ports/limits.ts';
import type { NetworkIdentityDoor } from '../../ports/network-identity.ts';
import type { NetworkIdentityStore, VisitPurpose } from '../../ports/network-identity-store.ts';
import { type AttemptDeps, begin, slowedDownAddress } from '../account/begin-attempt.ts';
import { idHashOf } from '../account/sign-up.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { browserHashOf, stateOf } from './visit-state.ts';

export type VisitDeps = AttemptDeps & {
  readonly accounts: AccountStore;
  readonly networkIdentity: NetworkIdentityDoor;
  readonly identities: NetworkIdentityStore;
  readonly limits: Limits;
};

/** `person`: whose account shall be recovered. */
export type NewVisit = {
  readonly purpose: VisitPurpose;
  readonly candidate: string | null;
  readonly next: string | null;
  readonly person: { readonly idType: IdType; readonly idNumber: string; readonly name: string } | null;
  /** The network it begins from. */
  readonly address: string;
};

/** Somebody takes out the telephone, finds the app and consents. */
const VISIT_MINUTES = 10;

/** Sends this browser to the national platform (A4); only with `browser`, its new cookie, can it come back. */
export async function beginVisit(
  deps: VisitDeps,
  visit: NewVisit,
): Promise<Outcome<{ url: string; browser: string }>> {
  const platform = deps.networkIdentity();
  if (platform === null) return refused('network-identity-away');
  const { wait } = await begin(deps, [slowedDownAddress(deps, visit.address)]);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const { purpose, next } = visit;
  const candidate = visit.person === null ? visit.candidate : await findPerson(deps, visit.person);
  const [id, browser] = [deps.keys.uuid(), deps.keys.token()];
  const expiresAt = new Date(deps.clock.wall().getTime() + VISIT_MINUTES * 60_000);
  await deps.identities.begin(
    browserHashOf(deps.keys, browser),
    { id, purpose, candidate, next: ownPath(next) },
    expiresAt,
  );
  return done({ url: platform.addressFor(stateOf(deps.keys, id, browser)), browser });
}

/** Whether there is such an account is not told: the way to the platform and back looks the same. */
async function findPerson(
  deps: VisitDeps,
  { idType, idNumber, name }: NonNullable<NewVisit['person']>,
): Promise<string | null> {
  const paper = { type: idType, number: normalizeIdNumber(idType, idNumber) };
  const candidate = await deps.accounts.findByIdHash(idHashOf(deps.keys, paper));
  const account = candidate === null ? null : await deps.accounts.findAccount(candidate);
  return account !== null && sameName(account.name, name) ? account.candidate : null;
}

/** Only a path of our own: nobody is sent elsewhere in our name. */
const ownPath = (path: string | null) => (path !== null && /^\/(?![/\\])/.test(path) ? path : null);
