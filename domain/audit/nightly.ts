import { beijingDate } from '../calendar/dates.ts';

const DAY_MS = 86_400_000;

/** The trail is read anew once a night, at three; at once where it never was, or not since the night before. */
export function isVerificationDue(last: Date | null, now: Date): boolean {
  const today = new Date(`${beijingDate(now)}T03:00:00+08:00`);
  const due = now < today ? new Date(today.getTime() - DAY_MS) : today;
  return last === null || last < due;
}
