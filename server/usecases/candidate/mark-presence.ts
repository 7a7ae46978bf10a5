import { graceOf, isLastHour } from '#domain/registration/grace.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import type { ActDeps } from './act.ts';
import { regionOf } from './region-of.ts';

type Deps = Pick<ActDeps, 'store' | 'reference' | 'clock'>;

/** A form is open. Written down in the last hour before closing only, when it decides about the grace. */
export async function markPresence(deps: Deps, of: Identity) {
  const registration = await deps.store.find(of);
  const region = registration && regionOf(deps.reference, registration);
  if (registration === null || region === null) return refused('not-found');
  const now = deps.clock.now();
  const grace = graceOf(registration, region.windows, region.graceMinutes);
  if (grace === null || !isLastHour(grace, now)) return done({ noted: false });
  return done({ noted: await deps.store.recordPresence(of, now) });
}
