import { type CalendarDate, isCalendarDate, isCalendarMonth } from '../calendar/dates.ts';
import type { Answer, Answers, Edition, Field, Page, RegionFacts } from './edition.ts';
import { type OptionLists, offeredOptions } from './options.ts';
import type { Problem } from './problem.ts';

export type PageFacts = RegionFacts & {
  readonly lists: OptionLists;
  readonly today: CalendarDate;
  readonly examDate: CalendarDate;
};

const codePoints = (text: string) => [...text].length;

/** True for what a person would call "nothing entered". */
export function isEmpty(answer: Answer | undefined): boolean {
  return (
    answer === undefined ||
    answer === null ||
    answer === '' ||
    (typeof answer === 'object' && answer.length === 0)
  );
}

type ShapeCheck = (field: Field, answer: Answer, answers: Answers, lists: OptionLists) => string | null;

/** Control characters but tab and line breaks, and halves of surrogate pairs: PostgreSQL refuses them in JSON. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cs}\p{Cc}]/u;

const isText: ShapeCheck = (field, answer) => {
  if (typeof answer !== 'string' || UNPRINTABLE.test(answer)) return 'wrong-shape';
  return codePoints(answer) > field.max ? 'too-long' : null;
};

const matches =
  (pattern: RegExp, code: string): ShapeCheck =>
  (_field, answer) =>
    typeof answer === 'string' && pattern.test(answer) ? null : code;

const isOffered: ShapeCheck = (field, answer, answers, lists) =>
  offeredOptions(field, lists, answers).some((option) => option.code === answer) ? null : 'not-offered';

const areOffered: ShapeCheck = (field, answer, answers, lists) => {
  if (!Array.isArray(answer) || new Set(answer).size !== answer.length) return 'not-offered';
  const codes = offeredOptions(field, lists, answers).map((option) => option.code);
  return answer.every((code) => codes.includes(code)) ? null : 'not-offered';
};

/** One check a type, exhaustive: a new field type does not compile without its check. */
const shapeChecks: Record<Field['type'], ShapeCheck> = {
  text: isText,
  'long-text': isText,
  option: isOffered,
  options: areOffered,
  month: (_field, answer) => (typeof answer === 'string' && isCalendarMonth(answer) ? null : 'not-a-month'),
  date: (_field, answer) => (typeof answer === 'string' && isCalendarDate(answer) ? null : 'not-a-date'),
  'whole-number': (field, answer) =>
    typeof answer === 'number' && Number.isInteger(answer) && answer >= 0 && answer <= field.max
      ? null
      : 'not-a-whole-number',
  phone: matches(/^1[3-9]\d{9}$/, 'not-a-phone'),
  postcode: matches(/^\d{6}$/, 'not-a-postcode'),
  employer: matches(/^(?:other|[0-9A-Z]{18})$/, 'not-picked'),
  credential: isText,
  quoted: isText,
};

function checkField(field: Field, answers: Answers, facts: PageFacts): Problem | null {
  const answer = answers[field.key] ?? null;
  if (isEmpty(answer)) {
    return field.required(answers, facts)
      ? { field: field.key, code: missingCode(field), severity: 'error' }
      : null;
  }
  const shape = shapeChecks[field.type](field, answer, answers, facts.lists);
  if (shape !== null) return { field: field.key, code: shape, severity: 'error', params: { max: field.max } };
  const finding = field.check?.(answer, answers, facts) ?? null;
  return finding === null ? null : { field: field.key, ...finding };
}

/** A quoted answer is missing because the account lacks it: another sentence than "please fill in". */
function missingCode(field: Field): string {
  if (field.type === 'quoted')
    return field.source === 'account' ? 'account-incomplete' : 'credential-unknown';
  return field.type === 'employer' ? 'not-picked' : 'required';
}

/** Everything to mend on a page, in reading order; warnings included. Works the same in browser and server. */
export function checkPage(page: Page, answers: Answers, facts: PageFacts): readonly Problem[] {
  return page.fields
    .filter((field) => field.asked(answers, facts))
    .map((field) => checkField(field, answers, facts))
    .filter((problem) => problem !== null);
}

export const hasErrors = (problems: readonly Problem[]) =>
  problems.some((problem) => problem.severity === 'error');

/** Only what the page declares and asks; everything else a client may send is dropped. Texts are trimmed; nothing entered is null. */
export function keepAsked(page: Page, input: Answers, region: RegionFacts): Answers {
  const tidy = (answer: Answer) => {
    const trimmed = typeof answer === 'string' ? answer.trim().normalize('NFC') : answer;
    return isEmpty(trimmed) ? null : trimmed;
  };
  const known = Object.fromEntries(
    page.fields
      .filter((field) => Object.hasOwn(input, field.key))
      .map((field) => [field.key, tidy(input[field.key] ?? null)]),
  );
  return Object.fromEntries(
    page.fields
      .filter((field) => field.asked(known, region))
      .map((field) => [field.key, known[field.key] ?? null]),
  );
}

/** Warnings of all pages, shown again before submitting. */
export function warningsOf(edition: Edition, answers: Answers, facts: PageFacts): readonly Problem[] {
  return edition.pages
    .flatMap((page) => checkPage(page, answers, facts))
    .filter((problem) => problem.severity === 'warning');
}
