import { FAILURE_MEMORY_SECONDS, logInDelay } from '#domain/identity/log-in-delay.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { AttemptStore } from '../../ports/session-store.ts';

export type AttemptDeps = {
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

type Failures = Awaited<ReturnType<AttemptStore['countFailures']>>;

/**
 * Writes an attempt down as a failure before it is tried, and only then counts the others: of many sent at once no
 * more get through than of as many sent in turn. Gives the longest of the waits that `waitAfter` asks for, in seconds;
 * who has to wait has not tried. `memory`: seconds after which a failure is forgotten.
 */
async function begin(
  { attempts, keys, clock }: AttemptDeps,
  subjects: readonly Buffer[],
  memory: number,
  waitAfter: (failures: Failures) => number,
): Promise<number> {
  const [attempt, now] = [keys.uuid(), clock.wall()];
  const since = new Date(now.getTime() - memory * 1000);
  await Promise.all(subjects.map((subject) => attempts.recordFailure(subject, attempt, now)));
  const others = await Promise.all(
    subjects.map((subject) => attempts.countFailures(subject, since, attempt)),
  );
  const wait = Math.max(...others.map(waitAfter));
  if (wait > 0) await Promise.all(subjects.map((subject) => attempts.forgetFailure(subject, attempt)));
  return wait;
}

/** Begins a log-in counted by all of `subjects`. Gives the seconds to wait, 0 where the password may be looked at. */
export function beginLogIn(deps: AttemptDeps, subjects: readonly Buffer[]): Promise<number> {
  const now = deps.clock.wall().getTime();
  return begin(deps, subjects, FAILURE_MEMORY_SECONDS, ({ count, latest }) =>
    latest === null ? 0 : Math.max(0, Math.ceil(logInDelay(count) - (now - latest.getTime()) / 1000)),
  );
}

/** Begins something that may be done `most` times in so many seconds; false where that has been used up. */
export async function beginLimited(
  deps: AttemptDeps,
  subject: Buffer,
  most: number,
  seconds: number,
): Promise<boolean> {
  return (await begin(deps, [subject], seconds, ({ count }) => (count >= most ? 1 : 0))) === 0;
}
