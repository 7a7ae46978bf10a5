import type { Texts } from '../texts.zh-CN.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has waited, in its largest whole unit; both are ISO instants of the server. */
export function ageText(since: string, now: string, { review }: Texts): string {
  const waited = Math.max(0, Date.parse(now) - Date.parse(since));
  if (waited >= DAY) return review.days(Math.floor(waited / DAY));
  return waited >= HOUR
    ? review.hours(Math.floor(waited / HOUR))
    : review.minutes(Math.floor(waited / MINUTE));
}
