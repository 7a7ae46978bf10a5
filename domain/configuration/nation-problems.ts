import { feeFor } from '../payment/fee.ts';
import { REMINDER_TOPICS } from '../registration/reminders.ts';
import type { FeeEntry } from './document.ts';
import type { NationDocument, SpecialtyEntry } from './nation.ts';
import { twice } from './problems.ts';

export const NATION_PROBLEMS = [
  'specialties-missing',
  'specialty-unnamed',
  'specialty-twice',
  'specialty-word-unknown',
  'subjects-missing',
  'specialty-gone',
  'specialty-altered',
  'form-altered',
  'fee-missing-in-regions',
  'photo-bytes-reversed',
  'photo-wide',
  'photo-tightened',
  'reminders-missing',
] as const;

export type NationProblemCode = (typeof NATION_PROBLEMS)[number];

/** What is wrong with the nation's document, and where; an error stops it. */
export type NationProblem = {
  readonly code: NationProblemCode;
  readonly severity: 'error' | 'warning';
  readonly at: keyof NationDocument;
  readonly params: Readonly<Record<string, string>>;
};

/** What the nation's document is held against. */
export type NationSurroundings = {
  readonly live: NationDocument;
  /** How many have submitted with each specialty. */
  readonly registered: ReadonlyMap<string, number>;
  readonly disciplines: readonly string[];
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  /** What each region takes. */
  readonly fees: readonly (readonly FeeEntry[])[];
};

type Say = (
  severity: NationProblem['severity'],
  code: NationProblemCode,
  at: NationProblem['at'],
  params?: NationProblem['params'],
) => void;

/** Everything that speaks against the nation's document, in the order in which it is read. Pure. */
export function nationProblemsOf(
  document: NationDocument,
  around: NationSurroundings,
): readonly NationProblem[] {
  const found: NationProblem[] = [];
  const say: Say = (severity, code, at, params = {}) => found.push({ severity, code, at, params });
  checkSpecialties(document, around, say);
  checkRegistered(document, around, say);
  checkFees(document, around, say);
  checkPhoto(document, around, say);
  const silent = REMINDER_TOPICS.filter((topic) => document.reminders[topic].length === 0);
  for (const topic of silent) say('warning', 'reminders-missing', 'reminders', { topic });
  return found;
}

function checkSpecialties({ specialties }: NationDocument, around: NationSurroundings, say: Say): void {
  if (!specialties.some(({ closed }) => !closed)) say('error', 'specialties-missing', 'specialties');
  for (const code of twice(specialties.map((of) => of.code)))
    say('error', 'specialty-twice', 'specialties', { code });
  for (const { code, name, discipline, level, subjects } of specialties) {
    if (name.trim() === '') say('error', 'specialty-unnamed', 'specialties', { code });
    if (subjects.length === 0) say('error', 'subjects-missing', 'specialties', { code });
    const unknown = [
      ...(around.disciplines.includes(discipline) ? [] : [discipline]),
      ...(around.levels.includes(level) ? [] : [level]),
      ...subjects.filter((subject) => !around.subjects.includes(subject)),
    ];
    for (const word of unknown) say('error', 'specialty-word-unknown', 'specialties', { code, word });
  }
}

/** What decides fee, seat and subjects of people who have registered stays as they chose it. */
const isAltered = (was: SpecialtyEntry, is: SpecialtyEntry) =>
  was.level !== is.level ||
  was.discipline !== is.discipline ||
  was.subjects.some((subject) => !is.subjects.includes(subject));

function checkRegistered({ specialties }: NationDocument, around: NationSurroundings, say: Say): void {
  for (const was of around.live.specialties) {
    const people = around.registered.get(was.code) ?? 0;
    if (people === 0) continue;
    const params = { code: was.code, name: was.name, count: String(people) };
    const is = specialties.find(({ code }) => code === was.code);
    if (is === undefined) say('error', 'specialty-gone', 'specialties', params);
    else if (isAltered(was, is)) say('error', 'specialty-altered', 'specialties', params);
    else if (was.form !== is.form) say('warning', 'form-altered', 'specialties', params);
  }
}

function checkFees({ specialties }: NationDocument, { fees }: NationSurroundings, say: Say): void {
  const examined = new Map(specialties.map(({ level, form }) => [`${level}/${form}`, { level, form }]));
  for (const { level, form } of examined.values()) {
    const wanted = { level, form, subjects: ['one'] };
    const without = fees.filter((rows) => {
      const named = rows.map((row) => ({ ...row, payee: '' }));
      return feeFor(named, wanted) === null;
    });
    const params = { level, form, count: String(without.length) };
    if (without.length > 0) say('warning', 'fee-missing-in-regions', 'specialties', params);
  }
}

function checkPhoto({ photo }: NationDocument, { live }: NationSurroundings, say: Say): void {
  if (photo.minBytes >= photo.maxBytes) say('error', 'photo-bytes-reversed', 'photo');
  if (photo.minWidth >= photo.minHeight) say('warning', 'photo-wide', 'photo');
  const isTighter =
    photo.minWidth > live.photo.minWidth ||
    photo.minHeight > live.photo.minHeight ||
    photo.minBytes > live.photo.minBytes ||
    photo.maxBytes < live.photo.maxBytes;
  if (isTighter) say('warning', 'photo-tightened', 'photo');
}
