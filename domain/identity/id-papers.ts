import { type CalendarDate, compareDates, isCalendarDate } from '../calendar/dates.ts';
import { birthDateIn, GB_11643, hasRightCheckCharacter, sexIn, widenFifteenDigits } from './gb11643.ts';
import { halfWidth, withoutInvisible } from './typing.ts';

export const ID_TYPES = [
  'resident-id',
  'hk-macao-permit',
  'taiwan-permit',
  'foreign-permanent-resident-id',
  'hmt-residence-permit',
  'passport',
] as const;

export type IdType = (typeof ID_TYPES)[number];
export type IdPaper = { readonly type: IdType; readonly number: string };

export type IdProblem =
  | 'id-number-empty'
  | 'id-number-length'
  | 'id-number-characters'
  /** The number belongs to another kind of paper. */
  | 'id-number-prefix'
  /** No such day, or a day to come. */
  | 'id-number-birth-date'
  | 'id-number-check-digit';

/** One way in which numbers of a type are written. `coded`: birth date, sex and check character by GB 11643. */
type Form = {
  readonly shortest: number;
  readonly longest: number;
  readonly characters: RegExp;
  readonly prefix: RegExp;
  readonly coded: boolean;
};

function form(shortest: number, longest: number, characters: RegExp, prefix = /^/): Form {
  return { shortest, longest, characters, prefix, coded: characters === GB_11643 };
}

/**
 * Region codes are not looked up: abolished ones stay valid for life. Only what tells papers apart is: 81, 82 and
 * 83 are Hong Kong, Macao and Taiwan residents, 9 foreigners, and 0 is nobody.
 */
const forms: Readonly<Record<IdType, readonly Form[]>> = {
  'resident-id': [form(18, 18, GB_11643, /^(?:[1-7]|8[^123])/)],
  'hmt-residence-permit': [form(18, 18, GB_11643, /^8[123]/)],
  'foreign-permanent-resident-id': [form(18, 18, GB_11643, /^9/), form(15, 15, /^[A-Z]{3}\d{12}$/)],
  // Eight digits for life; the older cards add two that count the renewals.
  'hk-macao-permit': [form(9, 9, /^[A-Z]\d{8}$/, /^[HM]/), form(11, 11, /^[A-Z]\d{10}$/, /^[HM]/)],
  'taiwan-permit': [form(8, 8, /^\d{8}$/), form(10, 10, /^[A-Z\d]{10}$/)],
  passport: [form(5, 20, /^[A-Z\d]+$/)],
};

/**
 * Without spaces, hyphens and invisible code points, half width, capitals. Where the last character can be an X, the
 * multiplication sign and the Greek and Cyrillic letters of that look are read as X; a Taiwan permit's brackets go.
 */
export function normalizeIdNumber(type: IdType, raw: string): string {
  const plain = withoutInvisible(halfWidth(raw))
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
  if (forms[type].some((each) => each.coded)) return plain.replace(/[\u00D7\u03A7\u03C7\u0425\u0445]$/, 'X');
  return type === 'taiwan-permit' ? plain.replace(/[()]/g, '') : plain;
}

function formOf(type: IdType, number: string): Form | undefined {
  return forms[type].find((each) => number.length >= each.shortest && number.length <= each.longest);
}

function problemIn(number: string, { characters, prefix, coded }: Form): IdProblem | null {
  if (!characters.test(number)) return 'id-number-characters';
  if (!prefix.test(number)) return 'id-number-prefix';
  if (!coded) return null;
  if (!isCalendarDate(birthDateIn(number))) return 'id-number-birth-date';
  return hasRightCheckCharacter(number) ? null : 'id-number-check-digit';
}

/** The first thing wrong with a number, in the order in which a person would look. Takes it as typed. */
export function checkIdPaper(paper: IdPaper, today: CalendarDate): IdProblem | null {
  const number = normalizeIdNumber(paper.type, paper.number);
  if (number === '') return 'id-number-empty';
  const found = formOf(paper.type, number);
  if (found === undefined) return 'id-number-length';
  const problem = problemIn(number, found);
  if (problem !== null) return problem;
  return found.coded && compareDates(birthDateIn(number), today) > 0 ? 'id-number-birth-date' : null;
}

/** Sex ('1' male, '2' female) and birth date, where a valid number tells them; else they are chosen by hand (C3). */
export function readIdPaper(paper: IdPaper): { sex: '1' | '2'; birthDate: CalendarDate } | null {
  const number = foldIdNumber(paper.type, paper.number);
  const found = formOf(paper.type, number);
  if (found === undefined || !found.coded || problemIn(number, found) !== null) return null;
  return { sex: sexIn(number), birthDate: birthDateIn(number) };
}

/** For finding and comparing: the normal form, and resident numbers of 15 digits as 18. */
export function foldIdNumber(type: IdType, number: string): string {
  const normal = normalizeIdNumber(type, number);
  return type === 'resident-id' && /^\d{15}$/.test(normal) ? widenFifteenDigits(normal) : normal;
}

/** Stars and the last four characters; of a number shorter than eight, the last half. */
export function maskIdNumber(number: string): string {
  const characters = [...number];
  const hidden = characters.length - Math.min(4, Math.floor(characters.length / 2));
  return '*'.repeat(hidden) + characters.slice(hidden).join('');
}

/**
 * The nationality that the kind of paper implies. Hong Kong and Macao permits imply none: since July 2024 they are
 * also given to permanent residents of other nationalities. Nor does a passport.
 */
export function nationalityOf(type: IdType): 'CN' | null {
  return type === 'resident-id' || type === 'taiwan-permit' || type === 'hmt-residence-permit' ? 'CN' : null;
}
