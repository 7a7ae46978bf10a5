import type { UnusualDay } from '#domain/calendar/working-days.ts';
import { type Language, type Text, text } from './language.ts';
import { sayMoment } from './moments.ts';

const kinds = {
  worked: text('调休上班', 'worked in exchange for a holiday'),
  weekend: text('周末', 'weekend'),
  'new-year': text('元旦假期', 'New Year holiday'),
  'spring-festival': text('春节假期', 'Spring Festival holiday'),
  qingming: text('清明节假期', 'Qingming holiday'),
  'labour-day': text('劳动节假期', 'Labour Day holiday'),
  'dragon-boat': text('端午节假期', 'Dragon Boat holiday'),
  'mid-autumn': text('中秋节假期', 'Mid-Autumn holiday'),
  'national-day': text('国庆节假期', 'National Day holiday'),
  'mid-autumn-and-national-day': text('国庆节、中秋节假期', 'National Day and Mid-Autumn holiday'),
  'not-announced': text('放假安排尚未公布', 'holidays not announced yet'),
} satisfies Record<UnusualDay, Text>;

const isKind = (kind: string): kind is UnusualDay => Object.hasOwn(kinds, kind);

/** What a day is that is not an ordinary working day; another word is given back. */
export const unusualDayText = (kind: string, language: Language): string =>
  isKind(kind) ? kinds[kind][language] : kind;

/** One day, or from one to another; a year is said once. */
export function sayDays(from: string, to: string, language: Language): string {
  const [first, last] = [sayMoment(from, language), sayMoment(to, language)];
  if (from === to) return first;
  if (language === 'en') return `${first} to ${last}`;
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${first}至${isSameYear ? last.slice(from.indexOf('-') + 1) : last}`;
}
