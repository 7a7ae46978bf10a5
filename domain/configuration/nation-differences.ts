import { REMINDER_TOPICS } from '../registration/reminders.ts';
import { compared, type Difference, type Entries } from './differences.ts';
import type { NationDocument, SpecialtyEntry } from './nation.ts';

const PARTS = ['name', 'nameEn', 'discipline', 'level', 'form', 'closed'] as const;
const PHOTO = ['minWidth', 'minHeight', 'minBytes', 'maxBytes'] as const;
const PAPERS = ['maxBytes', 'maxSheets'] as const;

const one = (value: string | number): Entries => new Map([['', String(value)]]);

const namesOf = ({ specialties }: NationDocument): Entries =>
  new Map(specialties.map(({ code, name }) => [code, name]));

/** A part of every specialty that both have: what comes or goes is told by its name. */
const partOf = (
  { specialties }: NationDocument,
  both: ReadonlySet<string>,
  told: (of: SpecialtyEntry) => string,
): Entries => new Map(specialties.filter(({ code }) => both.has(code)).map((of) => [of.code, told(of)]));

function ofSpecialties(before: NationDocument, after: NationDocument): Difference[] {
  const [was, is] = [namesOf(before), namesOf(after)];
  const both = new Set([...was.keys()].filter((code) => is.has(code)));
  const gone = compared('specialties', was, is).filter(({ of }) => !both.has(of));
  const part = (field: string, told: (of: SpecialtyEntry) => string) =>
    compared(`specialties.${field}`, partOf(before, both, told), partOf(after, both, told));
  return [
    ...gone,
    ...PARTS.flatMap((key) => part(key, (of) => String(of[key]))),
    ...part('subjects', ({ subjects }) => subjects.join('|')),
  ];
}

/** What two documents of the nation do not have in common, in the order in which one is read. Pure. */
export function nationDifferences(before: NationDocument, after: NationDocument): readonly Difference[] {
  const days = (of: NationDocument): Entries =>
    new Map(REMINDER_TOPICS.map((topic) => [topic, of.reminders[topic].join('|')]));
  return [
    ...ofSpecialties(before, after),
    ...PHOTO.flatMap((key) => compared(`photo.${key}`, one(before.photo[key]), one(after.photo[key]))),
    ...PAPERS.flatMap((key) => compared(`papers.${key}`, one(before.papers[key]), one(after.papers[key]))),
    ...compared('reminders', days(before), days(after)),
  ];
}
