import { isEmpty, keepAsked } from '../edition/check-page.ts';
import type { Answer, Answers, Field, Page } from '../edition/edition.ts';
import { type OptionLists, offeredOptions } from '../edition/options.ts';
import { EDUCATIONS } from '../eligibility/rules.ts';
import type { Quotes, RegionSettings } from '../registration/command.ts';
import { createDice, type Dice } from './dice.ts';

/** Somebody invented: what their account says, what they intend, and dice of their own, the same under every document. */
export type Person = {
  readonly index: number;
  readonly years: number;
  readonly quotes: Quotes;
  readonly returning: boolean;
  readonly changedSinceLastYear: boolean;
  readonly plan: Plan;
  /** What they want, where it is offered: a specialty with its discipline and level. */
  readonly wishes: Answers;
  readonly dice: Dice;
};

/** A specialty as a rehearsal knows it. */
export type RehearsedSpecialty = {
  readonly code: string;
  readonly level: string;
  readonly discipline: string;
  readonly form: string;
};

/** What somebody intends, told in parts of the windows and in days, so that it moves with them. */
export type Plan = {
  readonly submits: boolean;
  /** Part of the registration window after which they submit; above one: so many days after it has closed. */
  readonly submitsAt: number;
  readonly visitsAfterDays: number;
  readonly papersWanting: boolean;
  readonly mendsAfterDays: number;
  readonly pays: boolean;
  readonly paysAfterDays: number;
};

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** A third comes in the first days, most of the others in the last ones; few when it is over. */
function submitsAt(dice: Dice): number {
  if (dice.chance(2)) return 1 + dice.roll();
  const part = dice.roll();
  if (part < 0.32) return dice.roll() * 0.2;
  return part < 0.58 ? 0.2 + dice.roll() * 0.6 : 0.8 + dice.roll() * 0.2;
}

function planOf(dice: Dice): Plan {
  return {
    submits: !dice.chance(3),
    submitsAt: submitsAt(dice),
    visitsAfterDays: dice.chance(70) ? dice.between(0, 2) : dice.between(2, 6),
    papersWanting: dice.chance(8),
    mendsAfterDays: dice.chance(80) ? dice.between(0, 2) : dice.between(2, 6),
    pays: !dice.chance(2),
    paysAfterDays: dice.chance(75) ? dice.between(0, 4) : dice.between(4, 11),
  };
}

/** The person of this number; nothing of it depends on the document that is rehearsed. */
export function inventPerson(
  seed: number,
  index: number,
  year: number,
  specialties: readonly RehearsedSpecialty[],
): Person {
  const dice = createDice(seed * 100_003 + index * 7919);
  const years = dice.between(1, 18);
  const education =
    dice.pick([...EDUCATIONS.slice(1, 4), 'bachelor', 'bachelor', 'junior-college']) ?? 'bachelor';
  const account: Answers = {
    name: `Rehearsal ${pad(index, 4)}`,
    id_type: 'resident-id',
    id_number: `13010219${pad(70 + (index % 30), 2)}0612${pad(index % 10_000, 4)}`,
    nationality: 'CN',
    sex: dice.chance(75) ? '2' : '1',
    birth_date: `${year - 24 - years}-06-12`,
  };
  const credential: Answers = {
    education_level: education,
    school: `School ${dice.between(1, 40)}`,
    school_note: '',
    major: `Major ${dice.between(1, 12)}`,
    graduated_on: `${year - 1 - years}-07-01`,
    education_certificate: pad(index, 18),
    degree: education === 'junior-college' ? 'none' : 'bachelor',
  };
  return {
    index,
    years,
    quotes: { account, credential, employer: { employer_name: `Hospital ${dice.between(1, 60)}` } },
    returning: dice.chance(30),
    changedSinceLastYear: dice.chance(18),
    plan: planOf(dice),
    wishes: wishesOf(dice, specialties),
    dice,
  };
}

/** Nearly half are nurses, as everywhere. */
function wishesOf(dice: Dice, specialties: readonly RehearsedSpecialty[]): Answers {
  const nursing = specialties.filter(({ discipline }) => discipline === 'nursing');
  const found = dice.pick(nursing.length > 0 && dice.chance(45) ? nursing : specialties);
  if (found === null) return {};
  return { specialty: found.code, level: found.level, discipline: found.discipline };
}

type Filling = {
  readonly person: Person;
  readonly year: number;
  readonly lists: OptionLists;
  readonly settings: RegionSettings;
};

/** What most people answer. */
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  'yes-no': ['no'],
  health: ['10'],
  ethnicity: ['01'],
  sex: ['2'],
};
const LIKELY_PERCENT = 70;

function pickOption(of: Field, answers: Answers, { person, lists }: Filling): Answer {
  const codes = offeredOptions(of, lists, answers).map(({ code }) => code);
  const wish = codes.find((code) => code === person.wishes[of.key]);
  if (wish !== undefined) return wish;
  const likely = (LIKELY[of.list ?? ''] ?? []).filter((code) => codes.includes(code));
  const named = of.list === 'practice-category' ? codes.filter((code) => code !== 'none') : codes;
  const from = named.length === 0 ? codes : named;
  return likely.length > 0 && person.dice.chance(LIKELY_PERCENT)
    ? person.dice.pick(likely)
    : person.dice.pick(from);
}

function answerOf(of: Field, answers: Answers, filling: Filling): Answer {
  const { person, year, lists } = filling;
  switch (of.type) {
    case 'quoted':
      return null;
    case 'option':
      return pickOption(of, answers, filling);
    case 'options': {
      const codes = offeredOptions(of, lists, answers).map(({ code }) => code);
      return person.returning ? codes.slice(0, person.dice.between(1, codes.length)) : codes;
    }
    case 'month':
      return `${year - person.years}-03`;
    case 'date':
      return person.dice.chance(2) ? `${year}-01-31` : `${year + 5}-06-30`;
    case 'whole-number':
      return Math.min(person.years, of.max);
    case 'phone':
      return `139${pad(person.index, 8)}`;
    case 'postcode':
      return '050000';
    case 'employer':
      return `12130100${pad(person.index, 10)}`;
    case 'credential':
      return 'record';
    default:
      return `Rehearsal ${person.index}`;
  }
}

/** A page as this person would fill it in, whatever an edition declares: in reading order, each answer suiting the others. */
export function fillPage(page: Page, before: Answers, filling: Filling): Answers {
  const { quotes } = filling.person;
  const known: Answers = { ...quotes.account, ...quotes.credential, ...quotes.employer };
  const typed: Record<string, Answer> = {};
  for (const of of page.fields) {
    const seen = { ...before, ...known, ...typed };
    if (!of.asked(seen, filling.settings) || !isEmpty(known[of.key])) continue;
    typed[of.key] = answerOf(of, seen, filling);
  }
  return keepAsked(page, { ...known, ...typed }, filling.settings);
}
