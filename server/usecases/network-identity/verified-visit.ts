import type { IdPaper } from '#domain/identity/id-papers.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { NetworkIdentityDoor } from '../../ports/network-identity.ts';
import type {
  NetworkIdentityStore,
  VerifiedVisit,
  VisitPurpose,
} from '../../ports/network-identity-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { browserHashOf } from './visit-state.ts';

export type VerifiedDeps = {
  readonly networkIdentity: NetworkIdentityDoor;
  readonly identities: NetworkIdentityStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** What the national platform has verified in the browser with this cookie, while it serves. */
export async function findVerified(
  deps: VerifiedDeps,
  browser: string | null,
  purpose: VisitPurpose,
): Promise<VerifiedVisit | null> {
  if (browser === null) return null;
  return deps.identities.findVerified(browserHashOf(deps.keys, browser), purpose, deps.clock.wall());
}

/** Whether what somebody typed on signing up is theirs: the platform says yes or no, and nothing else. */
export async function confirmTyped(
  deps: VerifiedDeps,
  browser: string | null,
  typed: { readonly name: string; readonly paper: IdPaper },
): Promise<Outcome<VerifiedVisit>> {
  const platform = deps.networkIdentity();
  if (platform === null) return refused('network-identity-away');
  const visit = await findVerified(deps, browser, 'sign-up');
  if (visit === null) return refused('network-identity-over');
  const compared = await platform.compare(visit.grant, typed);
  if (compared === 'same') return done(visit);
  return refused(compared === 'away' ? 'network-identity-away' : 'network-identity-differs');
}

/** What was verified serves once. */
export const spendVisit = (deps: VerifiedDeps, browser: string): Promise<boolean> =>
  deps.identities.spend(browserHashOf(deps.keys, browser), deps.clock.wall());
