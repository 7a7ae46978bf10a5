import type { Language } from '#vocabulary/language.ts';
import { weekdayText } from '#vocabulary/windows.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Milliseconds of a moment on Beijing's clock, for places on a line only. */
export const placeOfMoment = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}Z`);

/** The weekday of a moment that is written as a notice writes it; nothing where there is no such day. */
export function weekdayOfMoment(moment: string, language: Language): string {
  const at = placeOfMoment(moment);
  const day = Number.isNaN(at) ? undefined : DAYS[new Date(at).getUTCDay()];
  return day === undefined ? '' : weekdayText(day, language);
}

/** A moment with its weekday behind it. */
export const momentWithWeekday = (moment: string, language: Language): string =>
  `${moment} ${weekdayOfMoment(moment, language)}`.trim();

/** As the browser's own field wants it, and back: it leaves seconds out where they are none. */
export const toField = (moment: string): string => moment.replace(' ', 'T');
export function fromField(value: string): string {
  const [day = '', time = ''] = value.split('T');
  return `${day} ${time.length === 5 ? `${time}:00` : time}`.trim();
}
