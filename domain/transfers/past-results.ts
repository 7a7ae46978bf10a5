import { type CalendarDate, isCalendarDate } from '../calendar/dates.ts';
import type { Answers } from '../edition/edition.ts';
import { checkIdPaper, ID_TYPES, type IdPaper, readIdPaper } from '../identity/id-papers.ts';
import { checkName, normalizeName } from '../identity/names.ts';
import { PASS_MARK, type SubjectResult } from '../returning/past-record.ts';
import { areCellsWhole, type HeaderRule } from './header.ts';
import { type ImportProblem, type ImportProblemKind, shownCell } from './import.ts';

const SCORE = 'score_';
export const scoreColumn = (subject: string) => `${SCORE}${subject}`;

const NEEDED = ['year', 'name', 'id_type', 'id_number', 'region', 'point', 'level', 'specialty'] as const;
const ASKED_FOR = [...NEEDED, 'pass_mark', 'violation', 'birth_date'] as const;

/** What a file of results may name; numbers are answers of whole numbers. */
export type ResultFacts = {
  readonly today: CalendarDate;
  /** Of whom it may tell; null: every region. */
  readonly region: string | null;
  readonly regions: ReadonlySet<string>;
  readonly specialties: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
  readonly subjects: readonly string[];
  /** Fields of the form that an edition offers again, with those that are numbers. */
  readonly fields: ReadonlyMap<string, 'text' | 'number'>;
};

export type PastResult = {
  readonly year: number;
  readonly name: string;
  readonly paper: IdPaper;
  readonly birthDate: CalendarDate | null;
  readonly region: string;
  readonly point: string;
  readonly specialty: string;
  readonly level: string;
  readonly passMark: number;
  readonly violation: boolean;
  readonly answers: Answers;
  readonly results: Readonly<Record<string, SubjectResult>>;
};

export const resultColumns = ({ subjects, fields }: ResultFacts): readonly string[] => [
  ...new Set([...ASKED_FOR, ...subjects.map(scoreColumn), ...fields.keys()]),
];

/** What the header of a file of results must have and may have. */
export const resultHeader = (facts: ResultFacts): HeaderRule => ({
  needed: NEEDED,
  oneOf: facts.subjects.map(scoreColumn),
  known: resultColumns(facts),
});

const MOST_SCORE = 200;
export const YES: ReadonlySet<string> = new Set(['yes', '\u662f']);
export const NO: ReadonlySet<string> = new Set(['no', '\u5426', '']);

export function toResult(cell: string): SubjectResult | null {
  if (cell === 'absent' || cell === '\u7f3a\u8003') return { score: null, absent: true };
  if (cell === 'none') return { score: null, absent: false };
  return /^\d{1,3}(?:\.\d)?$/.test(cell) && Number(cell) <= MOST_SCORE
    ? { score: Number(cell), absent: false }
    : null;
}

/** Reads the rows of one file by its header. */
export function createResultReader(columns: readonly string[], facts: ResultFacts) {
  const places = new Map(columns.map((column, i) => [column, i]));
  const scores = facts.subjects.flatMap((subject) => {
    const place = places.get(scoreColumn(subject));
    return place === undefined ? [] : [[subject, place] as const];
  });
  const own = new Set<string>(ASKED_FOR);
  const fields = columns.flatMap((column, place) => {
    const type = facts.fields.get(column);
    return type === undefined || (own.has(column) && !['name', 'id_number', 'birth_date'].includes(column))
      ? []
      : [{ column, place, type }];
  });

  /** The record that a row tells, or every problem of it. */
  return (cells: readonly string[], line: number): PastResult | readonly ImportProblem[] => {
    const problems: ImportProblem[] = [];
    const tell = (kind: ImportProblemKind, column: string | null, found: string) => {
      problems.push({ line, column, kind, found: shownCell(found) });
    };
    if (!areCellsWhole(cells, columns, tell)) return problems;
    const cell = (column: string) => (cells[places.get(column) ?? -1] ?? '').trim();
    const needed = (column: (typeof NEEDED)[number]) => {
      const text = cell(column);
      if (text === '') tell('value-missing', column, '');
      return text;
    };
    const oneOf = (column: (typeof NEEDED)[number], known: ReadonlySet<string>) => {
      const text = needed(column);
      if (text !== '' && !known.has(text)) tell('value-unknown', column, text);
      return text;
    };

    const year = needed('year');
    if (year !== '' && !(/^20\d\d$/.test(year) && year <= facts.today.slice(0, 4)))
      tell('number-wrong', 'year', year);
    const name = normalizeName(needed('name'));
    if (name !== '' && checkName(name) !== null) tell('name-wrong', 'name', name);
    const typed = needed('id_type');
    const type = ID_TYPES.find((known) => known === typed);
    if (type === undefined && typed !== '') tell('value-unknown', 'id_type', typed);
    const number = needed('id_number');
    const paper: IdPaper = { type: type ?? 'passport', number };
    if (type !== undefined && number !== '' && checkIdPaper(paper, facts.today) !== null)
      tell(
        'id-number-wrong',
        'id_number',
        `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`,
      );
    const region = oneOf('region', facts.regions);
    if (facts.region !== null && region !== '' && region !== facts.region)
      tell('other-area', 'region', region);
    const point = needed('point');
    if (point !== '' && !/^[\w-]{1,20}$/.test(point)) tell('value-unknown', 'point', point);
    const level = oneOf('level', facts.levels);
    const specialty = oneOf('specialty', facts.specialties);
    const mark = cell('pass_mark') || String(PASS_MARK);
    if (!/^(?:100|[1-9]?\d)$/.test(mark)) tell('number-wrong', 'pass_mark', mark);
    const violation = cell('violation');
    if (!YES.has(violation) && !NO.has(violation)) tell('value-unknown', 'violation', violation);
    const born = cell('birth_date') || (type === undefined ? '' : (readIdPaper(paper)?.birthDate ?? ''));
    if (born !== '' && !isCalendarDate(born)) tell('date-wrong', 'birth_date', born);

    const results: Record<string, SubjectResult> = {};
    for (const [subject, place] of scores) {
      const text = (cells[place] ?? '').trim();
      if (text === '') continue;
      const result = toResult(text);
      if (result === null) tell('number-wrong', scoreColumn(subject), text);
      else results[subject] = result;
    }
    if (scores.every(([subject]) => results[subject] === undefined) && problems.length === 0)
      tell('value-missing', scoreColumn(scores[0]?.[0] ?? ''), '');

    const answers: Record<string, string | number> = {};
    for (const field of fields) {
      const text = (cells[field.place] ?? '').trim();
      if (text === '') continue;
      const isNumber = field.type === 'number';
      if (isNumber && !/^\d{1,4}$/.test(text)) tell('number-wrong', field.column, text);
      answers[field.column] = isNumber ? Number(text) : text;
    }
    if (problems.length > 0) return problems;
    return {
      year: Number(year),
      name,
      paper,
      birthDate: born === '' ? null : born,
      region,
      point,
      specialty,
      level,
      passMark: Number(mark),
      violation: YES.has(violation),
      answers: { ...answers, name, id_type: paper.type, id_number: paper.number },
      results,
    };
  };
}
