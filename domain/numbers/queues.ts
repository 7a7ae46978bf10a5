import { beijingDate, type CalendarDate } from '../calendar/dates.ts';
import type { WindowKind } from '../calendar/windows.ts';
import type { Action } from '../registration/lifecycle.ts';
import type { Status } from '../registration/registration.ts';

/** Where files wait for staff: which status waits, which acts of staff decide, and until when there is time. */
export const QUEUES = ['confirmation', 'point-review', 'region-review'] as const;
export type Queue = (typeof QUEUES)[number];

export const queues: Readonly<
  Record<
    Queue,
    { readonly waits: Status; readonly decidedBy: readonly Action[]; readonly within: WindowKind }
  >
> = {
  confirmation: {
    waits: 'submitted',
    decidedBy: ['confirm', 'refuse-confirmation'],
    within: 'confirmation',
  },
  'point-review': { waits: 'confirmed', decidedBy: ['approve-at-point', 'refuse'], within: 'review' },
  'region-review': {
    waits: 'endorsed',
    decidedBy: ['approve-at-region', 'return-to-point', 'refuse'],
    within: 'review',
  },
};

const DAY_MS = 86_400_000;

/** Up to how many whole days files of a band have waited; the last band has no end. */
export const AGE_BANDS = [0, 2, 6, Number.POSITIVE_INFINITY] as const;

/** How many days in Beijing's calendar lie between a day and an instant. */
export function daysSince(day: CalendarDate, now: Date): number {
  return Math.round((Date.parse(beijingDate(now)) - Date.parse(day)) / DAY_MS);
}

export type WaitingSince = { readonly since: CalendarDate; readonly count: number };

/** How many files wait in each band of age. */
export function ageBands(waiting: readonly WaitingSince[], now: Date): readonly number[] {
  const bands = AGE_BANDS.map(() => 0);
  for (const { since, count } of waiting) {
    const band = AGE_BANDS.findIndex((most) => daysSince(since, now) <= most);
    bands[band] = (bands[band] ?? 0) + count;
  }
  return bands;
}

/** Over how many whole days the pace is taken. */
const PACE_DAYS = 3;

/** Decisions a day: the mean of the last days before today; where nothing was decided then, what today has brought so far. */
export function paceOf(decided: ReadonlyMap<CalendarDate, number>, now: Date): number {
  const on = (daysAgo: number) => decided.get(beijingDate(new Date(now.getTime() - daysAgo * DAY_MS))) ?? 0;
  let sum = 0;
  for (let daysAgo = 1; daysAgo <= PACE_DAYS; daysAgo += 1) sum += on(daysAgo);
  return sum === 0 ? on(0) : sum / PACE_DAYS;
}

/** When what waits now will be decided at this pace, whatever comes in meanwhile; null without a pace. */
export function doneAt(waiting: number, pace: number, now: Date): Date | null {
  if (waiting === 0) return now;
  return pace === 0 ? null : new Date(now.getTime() + (waiting / pace) * DAY_MS);
}
