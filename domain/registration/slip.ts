import type { RegistrationEvent } from './command.ts';
import { type Action, lifecycle } from './lifecycle.ts';

/** The coded reason of who mends their own slip at once: it says all that there is to say. */
export const SLIP = 'slip';

/** Ten seconds on the screen, and some for the way. */
const SLIP_MS = 15_000;

/** Is this the undoing of one's own last act, just now? */
export function isOwnSlip(
  last: Pick<RegistrationEvent, 'action' | 'actor' | 'at'>,
  undo: Action,
  staff: string,
  now: Date,
): boolean {
  return (
    last.action !== 'enter' &&
    lifecycle[last.action].undo === undo &&
    last.actor.id === staff &&
    now.getTime() - last.at.getTime() <= SLIP_MS
  );
}
