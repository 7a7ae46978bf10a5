import type { Numbers } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';

/** What the charts show, each with the window that ends it. */
export const SERIES = [
  { action: 'submit', within: 'registration' },
  { action: 'confirm', within: 'confirmation' },
  { action: 'approve-at-point', within: 'review' },
  { action: 'approve-at-region', within: 'review' },
  { action: 'record-payment', within: 'payment' },
] as const satisfies { action: Action; within: string }[];

const DAY_MS = 86_400_000;
/** So far back a chart looks, and so far ahead for a deadline. */
const MOST_DAYS = 42;
const AHEAD = 10;

const next = (day: string, by: number) => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/** The day of an instant in Beijing. */
export const dayOf = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

export type Bar = { readonly day: string; readonly count: number; readonly isAhead: boolean };
export type Trend = {
  readonly action: (typeof SERIES)[number]['action'];
  readonly bars: readonly Bar[];
  readonly today: number;
  readonly most: Bar | null;
  readonly closesAt: string;
};

/** Every day from the first act of any series until today, or until a deadline that is near. */
export function trendsOf({
  days,
  windows,
  now,
}: Pick<Numbers, 'days' | 'windows' | 'now'>): readonly Trend[] {
  const today = dayOf(now);
  const began = days.find(({ acts }) =>
    acts.some(({ action }) => SERIES.some((one) => one.action === action)),
  );
  const earliest = next(today, 1 - MOST_DAYS);
  const first = began === undefined || began.day < earliest ? earliest : began.day;
  return SERIES.map(({ action, within }) => {
    const closesAt = windows.find(({ kind }) => kind === within)?.closesAt ?? now;
    const counts = new Map(
      days.map(({ day, acts }) => [day, acts.find((act) => act.action === action)?.count ?? 0]),
    );
    const closing = dayOf(closesAt);
    const last = closing > today && closing <= next(today, AHEAD) ? closing : today;
    const bars: Bar[] = [];
    for (let day = first; day <= last; day = next(day, 1))
      bars.push({ day, count: counts.get(day) ?? 0, isAhead: day > today });
    const most = bars.reduce<Bar | null>((top, bar) => (bar.count > (top?.count ?? 0) ? bar : top), null);
    return { action, bars, today: counts.get(today) ?? 0, most, closesAt };
  });
}
