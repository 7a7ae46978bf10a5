import { type CalendarDate, daysFrom, weekdayOf } from './dates.ts';
import { HOLIDAY_NOTICES, HOLIDAYS, type Holiday, type HolidayNotices } from './holidays.ts';
import type { DaySpan } from './windows.ts';

export const UNUSUAL_DAYS = ['worked', 'weekend', ...HOLIDAYS, 'not-announced'] as const;
/** `worked`: a day of a weekend that is worked in exchange for a holiday. */
export type UnusualDay = (typeof UNUSUAL_DAYS)[number];
export type DayKind = 'working' | UnusualDay;
export type DayOff = 'weekend' | Holiday;

/** From here on the notice of the next year decides, too: a new year's holiday has taken days from the 29th on. */
const LAST_DAYS_FROM = '12-29';

const isWeekend = (date: CalendarDate) => ['saturday', 'sunday'].includes(weekdayOf(date));

/** What a day is. Where a notice that decides it is not out, it is not announced, weekend or not. */
export function dayKind(date: CalendarDate, notices: HolidayNotices = HOLIDAY_NOTICES): DayKind {
  const year = Number(date.slice(0, 4));
  const years = date.slice(5) >= LAST_DAYS_FROM ? [year, year + 1] : [year];
  const deciding = years.map((each) => notices.get(each));
  for (const notice of deciding) {
    const span = notice?.off.find(({ from, to }) => from <= date && date <= to);
    if (span !== undefined) return span.holiday;
    if (notice?.worked.includes(date)) return 'worked';
  }
  if (deciding.includes(undefined)) return 'not-announced';
  return isWeekend(date) ? 'weekend' : 'working';
}

/** The day off that a day is; null for a day that is worked, or of which nobody can know yet. */
export function dayOff(date: CalendarDate, notices?: HolidayNotices): DayOff | null {
  const kind = dayKind(date, notices);
  return kind === 'working' || kind === 'worked' || kind === 'not-announced' ? null : kind;
}

/** Whether staff are at work that day, as far as is known: days not announced are reckoned by their week alone. */
export function isAtWork(date: CalendarDate, notices?: HolidayNotices): boolean {
  const kind = dayKind(date, notices);
  return kind === 'not-announced' ? !isWeekend(date) : kind === 'working' || kind === 'worked';
}

export type WorkingDays = {
  /** As far as is known. */
  readonly working: number;
  /** Of all days of the window, those that are not announced. */
  readonly notAnnounced: number;
};

/** How many days of a window are worked. */
export function workingDaysIn({ from, to }: DaySpan, notices?: HolidayNotices): WorkingDays {
  const days = daysFrom(from, to);
  return {
    working: days.filter((day) => isAtWork(day, notices)).length,
    notAnnounced: days.filter((day) => dayKind(day, notices) === 'not-announced').length,
  };
}

/** Days in a row that are off for one reason, worked at a weekend, or not announced. */
export type DayRun = DaySpan & { readonly kind: UnusualDay };

/** Whatever is not an ordinary working day in a window, in its order. */
export function unusualDaysIn({ from, to }: DaySpan, notices?: HolidayNotices): readonly DayRun[] {
  const runs: DayRun[] = [];
  let before: DayKind = 'working';
  for (const day of daysFrom(from, to)) {
    const kind = dayKind(day, notices);
    const last = runs.at(-1);
    if (kind !== 'working' && kind === before && last !== undefined) runs.splice(-1, 1, { ...last, to: day });
    else if (kind !== 'working') runs.push({ kind, from: day, to: day });
    before = kind;
  }
  return runs;
}
