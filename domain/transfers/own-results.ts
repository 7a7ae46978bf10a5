import type { CalendarDate } from '../calendar/dates.ts';
import { fieldsOf } from '../edition/edition.ts';
import { findEdition } from '../edition/editions.ts';
import { ID_TYPES } from '../identity/id-papers.ts';
import type { Registration } from '../registration/registration.ts';
import { PASS_MARK, type SubjectResult } from '../returning/past-record.ts';
import type { ImportProblem, ImportProblemKind } from './import.ts';
import { NO, type PastResult, scoreColumn, toResult, YES } from './past-results.ts';
import type { PlainKind, PlainRow } from './plain-rows.ts';

type Scored = {
  readonly passMark: number;
  readonly violation: boolean;
  readonly results: Readonly<Record<string, SubjectResult>>;
};

/** What the exam has brought to the holder of a registration number. */
export type OwnResult = PlainRow & { readonly content: Scored };

/** A file of results of an exam that was registered for here: number and scores; everything else is known. */
export const ownResultRows = (subjects: readonly string[]): PlainKind<OwnResult> => ({
  needed: ['number'],
  oneOf: subjects.map(scoreColumn),
  known: ['number', 'pass_mark', 'violation', ...subjects.map(scoreColumn)],
  read: (cell, tell) => {
    const mark = cell('pass_mark') || String(PASS_MARK);
    if (!/^(?:100|[1-9]?\d)$/.test(mark)) tell('number-wrong', 'pass_mark', mark);
    const violation = cell('violation');
    if (!YES.has(violation) && !NO.has(violation)) tell('value-unknown', 'violation', violation);
    const results: Record<string, SubjectResult> = {};
    for (const subject of subjects) {
      const score = cell(scoreColumn(subject));
      const result = toResult(score);
      if (result !== null) results[subject] = result;
      else if (score !== '') tell('number-wrong', scoreColumn(subject), score);
    }
    if (Object.keys(results).length === 0) tell('value-missing', scoreColumn(subjects[0] ?? ''), '');
    const content = { passMark: Number(mark), violation: YES.has(violation), results };
    return { key: cell('number'), content };
  },
});

const textOf = (answer: unknown) => (typeof answer === 'string' ? answer : '');

export type FinishedExam = { readonly year: number; readonly date: CalendarDate };

/** The record that a registration becomes with its results; or why it becomes none. */
export function recordOf(
  { key, content }: OwnResult,
  of: Registration | null,
  exam: FinishedExam | null,
  today: CalendarDate,
): PastResult | ImportProblemKind {
  const edition = of === null ? null : findEdition(of.edition);
  const type = ID_TYPES.find((known) => known === of?.answers.id_type);
  if (of === null || edition === null || exam === null || of.number !== key) return 'number-unknown';
  if (exam.date >= today) return 'exam-to-come';
  if (of.status !== 'registered' || type === undefined) return 'not-registered';
  const { answers } = of;
  // What was quoted from an account is that account's; what it said stands in the answers beside it.
  const told = fieldsOf(edition).filter((field) => field.type !== 'credential' && answers[field.key] != null);
  return {
    ...content,
    year: exam.year,
    name: textOf(answers.name),
    paper: { type, number: textOf(answers.id_number) },
    birthDate: textOf(answers.birth_date) || null,
    region: of.region,
    point: textOf(answers.point),
    specialty: textOf(answers.specialty),
    level: textOf(answers.level),
    answers: Object.fromEntries(told.map((field) => [field.key, answers[field.key] ?? null])),
  };
}

export const asProblem = (kind: ImportProblemKind, line: number, number: string): ImportProblem => ({
  line,
  column: 'number',
  kind,
  found: number,
});
