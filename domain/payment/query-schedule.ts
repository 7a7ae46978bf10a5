const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** When a platform is asked about something whose end it has not told, counted from its beginning. */
const AFTER_MS: readonly number[] = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  3 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** The first question after `now`; null when a day is over. Missed ones are not made up for. */
export function nextQuestion(begunAt: Date, now: Date): Date | null {
  const after = AFTER_MS.find((each) => begunAt.getTime() + each > now.getTime());
  return after === undefined ? null : new Date(begunAt.getTime() + after);
}

/** Where the platform gave no answer; nothing is given up as long as it gives none. */
export const askAgainAt = (begunAt: Date, now: Date): Date =>
  nextQuestion(begunAt, now) ?? new Date(now.getTime() + HOUR);
