import { beijingDate, formatBeijing } from '../calendar/dates.ts';

const DAY_MS = 86_400_000;

const READING_HOURS = ['03', '04', '05'];

/** Between three and six in the morning, Beijing: what takes longer goes on the next night. */
export const isReadingHour = (now: Date): boolean => READING_HOURS.includes(formatBeijing(now).slice(11, 13));

/** The trail is read anew once a night, at three; at once where it never was, or not since the night before. */
export function isVerificationDue(last: Date | null, now: Date): boolean {
  const today = new Date(`${beijingDate(now)}T03:00:00+08:00`);
  const due = now < today ? new Date(today.getTime() - DAY_MS) : today;
  return last === null || last < due;
}
