import type { Clock } from '../ports/clock.ts';
import type { RegistrationStore } from '../ports/registration-store.ts';

/** Erases what was kept when a region was changed and nobody took back in time (decision 0027). */
export async function eraseKept(deps: {
  readonly store: RegistrationStore;
  readonly clock: Clock;
}): Promise<void> {
  await deps.store.eraseKept(deps.clock.now());
}
