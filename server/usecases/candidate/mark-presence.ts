import { editingWindow } from '#domain/registration/deadlines.ts';
import { isLastHour } from '#domain/registration/grace.ts';
import { EDITABLE } from '#domain/registration/registration.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import type { ActDeps } from './act.ts';

type Deps = Pick<ActDeps, 'store' | 'reference' | 'clock'>;

/** A form is open. Written down in the last hour before closing only, when it decides about the grace. */
export async function markPresence(deps: Deps, of: Identity) {
  const registration = await deps.store.find(of);
  const region = registration && deps.reference.findRegion(of.edition, registration.region);
  if (registration === null || region === null) return refused('not-found');
  const now = deps.clock.now();
  const isWorthNoting =
    EDITABLE.includes(registration.status) &&
    region.graceMinutes > 0 &&
    isLastHour(editingWindow(registration, region.windows), now);
  return done({ noted: isWorthNoting && (await deps.store.recordPresence(of, now)) });
}
