import { FAILURE_MEMORY_SECONDS, logInDelay } from '#domain/identity/log-in-delay.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Limits } from '../../ports/limits.ts';
import type { AttemptStore } from '../../ports/session-store.ts';

export type AttemptDeps = {
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

type Failures = Awaited<ReturnType<AttemptStore['countFailures']>>;

/** What failures are counted by; how long they are remembered, in seconds; and the wait that they make. */
export type Count = {
  readonly subject: Buffer;
  readonly memory: number;
  readonly waitAfter: (failures: Failures) => number;
};

/** `wait`: seconds, 0 where it may be tried. `attempt`: by which this one can be forgotten. */
export type Begun = { readonly wait: number; readonly attempt: string };

/**
 * Writes an attempt down as a failure before it is tried, and only then counts the others: of many sent at once no
 * more get through than of as many sent in turn. Who has to wait has not tried.
 */
export async function begin(
  { attempts, keys, clock }: AttemptDeps,
  counts: readonly Count[],
): Promise<Begun> {
  const [attempt, now] = [keys.uuid(), clock.wall()];
  await Promise.all(counts.map(({ subject }) => attempts.recordFailure(subject, attempt, now)));
  const waits = await Promise.all(
    counts.map(async ({ subject, memory, waitAfter }) => {
      const since = new Date(now.getTime() - memory * 1000);
      return waitAfter(await attempts.countFailures(subject, since, attempt));
    }),
  );
  const wait = Math.max(...waits);
  if (wait > 0) await Promise.all(counts.map(({ subject }) => attempts.forgetFailure(subject, attempt)));
  return { wait, attempt };
}

/** Wrong passwords: a few cost nothing, then each wait is longer. */
export const slowedDown = ({ clock }: Pick<AttemptDeps, 'clock'>, subject: Buffer, free?: number): Count => ({
  subject,
  memory: FAILURE_MEMORY_SECONDS,
  waitAfter: ({ count, latest }) => {
    if (latest === null) return 0;
    const passed = (clock.wall().getTime() - latest.getTime()) / 1000;
    return Math.max(0, Math.ceil(logInDelay(count, free) - passed));
  },
});

/** May be done `most` times in so many seconds; the wait is as long, so that who is told knows which limit it was. */
export const limited = (subject: Buffer, most: number, seconds: number): Count => ({
  subject,
  memory: seconds,
  waitAfter: ({ count }) => (count >= most ? seconds : 0),
});

/** Begins something that may be done `most` times in so many seconds; false where that has been used up. */
export async function beginLimited(
  deps: AttemptDeps,
  subject: Buffer,
  most: number,
  seconds: number,
): Promise<boolean> {
  return (await begin(deps, [limited(subject, most, seconds)])).wait === 0;
}

/** Many people share an address: it is forgiven more, and a success does not wipe out the failures of others. */
export const slowedDownAddress = (
  deps: Pick<AttemptDeps, 'clock' | 'keys'> & { readonly limits: Limits },
  address: string,
): Count => slowedDown(deps, addressSubject(deps.keys, address), deps.limits.failuresPerAddress);

export const addressSubject = (keys: Keys, address: string) => keys.lookup('attempt', `address\n${address}`);
