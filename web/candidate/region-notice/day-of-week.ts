import { formatBeijing, weekdayOf } from '#domain/calendar/dates.ts';
import type { Language } from '#vocabulary/language.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { weekdayText } from '#vocabulary/windows.ts';

/** A day with its weekday. */
export function sayDayOfWeek(day: string, language: Language): string {
  return `${sayMoment(day, language)} ${weekdayText(weekdayOf(day), language)}`;
}

/** An instant on Beijing's clock with its weekday: people plan by it. */
export function sayInstantOfWeek(instant: string, language: Language): string {
  const [day = '', time = ''] = formatBeijing(new Date(instant)).split(' ');
  return `${sayDayOfWeek(day, language)} ${time}`;
}
