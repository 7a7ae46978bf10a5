import type { SpecialtyEntry } from '../configuration/nation.ts';
import type { PlainKind, PlainRow } from './plain-rows.ts';

/** What a file of specialties may name. */
export type SpecialtyFacts = {
  readonly editions: ReadonlySet<string>;
  readonly disciplines: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
};

export type SpecialtyRow = PlainRow & {
  readonly content: SpecialtyEntry & { readonly edition: string };
};

const CODE = /^[0-9A-Za-z-]{1,12}$/;
const MOST_NAME = 100;
const FORMS = { paper: 'paper', computer: 'computer' } as const;
const CLOSED = { yes: true, no: false, '': false } as const;

const wordIn = <T>(words: Readonly<Record<string, T>>, cell: string): T | null =>
  Object.hasOwn(words, cell) ? (words[cell] ?? null) : null;

/** A file of one edition's specialties: a row each, under the code. Subjects are parted by `|`. */
export function specialtyRows(facts: SpecialtyFacts): PlainKind<SpecialtyRow> {
  let edition: string | null = null;
  return {
    needed: ['edition', 'specialty', 'specialty_name', 'discipline', 'level', 'form', 'subjects'],
    oneOf: [],
    known: [
      ...['edition', 'specialty', 'specialty_name', 'name_en', 'discipline', 'level', 'form', 'subjects'],
      'closed',
    ],
    read: (cell, tell) => {
      edition ??= cell('edition');
      if (!facts.editions.has(cell('edition')) || cell('edition') !== edition)
        tell('value-unknown', 'edition', cell('edition'));
      if (!CODE.test(cell('specialty'))) tell('number-wrong', 'specialty', cell('specialty'));
      for (const column of ['specialty_name', 'name_en'])
        if (cell(column).length > MOST_NAME) tell('too-long', column, cell(column));
      if (!facts.disciplines.has(cell('discipline'))) tell('value-unknown', 'discipline', cell('discipline'));
      if (!facts.levels.has(cell('level'))) tell('value-unknown', 'level', cell('level'));
      const subjects = [...new Set(cell('subjects').split('|'))].map((subject) => subject.trim());
      for (const subject of subjects)
        if (!facts.subjects.has(subject)) tell('value-unknown', 'subjects', subject);
      const form = wordIn(FORMS, cell('form'));
      if (form === null) tell('value-unknown', 'form', cell('form'));
      const closed = wordIn(CLOSED, cell('closed'));
      if (closed === null) tell('value-unknown', 'closed', cell('closed'));
      const content = {
        edition: cell('edition'),
        code: cell('specialty'),
        name: cell('specialty_name'),
        nameEn: cell('name_en'),
        discipline: cell('discipline'),
        level: cell('level'),
        form: form ?? 'computer',
        subjects,
        closed: closed ?? false,
      };
      return { key: content.code, content };
    },
  };
}
