/** A day in Beijing, `YYYY-MM-DD`. Days of this form sort as text. */
export type CalendarDate = string;
/** A month in Beijing, `YYYY-MM`. */
export type CalendarMonth = string;

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const MONTH = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** True for an existing month from 1900-01 to 2199-12. */
export function isCalendarMonth(text: string): boolean {
  return MONTH.test(text);
}

/** True for an existing day from 1900-01-01 to 2199-12-31. */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text) || !isCalendarMonth(text.slice(0, 7))) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** Negative, zero or positive, for sorting; both sides days, or both months. */
export function compareDates(a: CalendarDate, b: CalendarDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A moment whose UTC fields read as Beijing's clock. A fixed +08:00: nothing here concerns 1986–1991 summer time. */
const shifted = (instant: Date) => new Date(instant.getTime() + BEIJING_OFFSET_MS);

/** The day in Beijing at that instant. Throws RangeError for an invalid Date. */
export function beijingDate(instant: Date): CalendarDate {
  return shifted(instant).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:MM:SS`, Beijing time. Throws RangeError for an invalid Date. */
export function formatBeijing(instant: Date): string {
  return shifted(instant).toISOString().slice(0, 19).replace('T', ' ');
}

export type BeijingParts = {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** What Beijing's clock and calendar show at that instant. */
export function beijingParts(instant: Date): BeijingParts {
  const moment = shifted(instant);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
  };
}

/** The instant of a day and a time `HH:MM:SS` (00:00:00 to 23:59:59) in Beijing. Throws RangeError for others. */
export function beijingInstant(date: CalendarDate, time = '00:00:00'): Date {
  if (!isCalendarDate(date) || !TIME.test(time))
    throw new RangeError(`no such Beijing time: ${date} ${time}`);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - BEIJING_OFFSET_MS);
}

const DAY_MS = 86_400_000;

/** Every day from one to another, both included; none where the other is earlier. */
export function daysFrom(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = beijingDate(new Date(beijingInstant(day).getTime() + DAY_MS)))
    days.push(day);
  return days;
}

/**
 * Whole years that have passed from one day to another; negative when `to` is the earlier one.
 * Who is born on 29 February completes a year on 1 March where the year has no such day.
 */
export function yearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The day of the week of a day. Throws RangeError for a day that does not exist. */
export function weekdayOf(date: CalendarDate): Weekday {
  // 1970-01-01 was a Thursday; noon in Beijing is on the same day everywhere that matters here.
  const days = Math.floor((beijingInstant(date, '12:00:00').getTime() + BEIJING_OFFSET_MS) / DAY_MS);
  return WEEKDAYS[(((days + 4) % 7) + 7) % 7] ?? 'sunday';
}
