import { type CopyDeps, sendCopies } from '../usecases/messages/send-copies.ts';

/** A run ends now and then, also when a whole exam is told something: it can be stopped in between. */
const MOST_ROUNDS = 50;

/** Sends what waits, round by round. */
export async function runCopies(deps: CopyDeps): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if ((await sendCopies(deps)) === 0) return;
  }
}
