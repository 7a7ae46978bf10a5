import { beijingDate } from '../calendar/dates.ts';
import { daysOfWindow, type WindowKind } from '../calendar/windows.ts';
import { workingDaysIn } from '../calendar/working-days.ts';
import type { Verdict } from '../eligibility/assess.ts';
import { feeFor } from '../payment/fee.ts';
import { papersDemanded, papersToBring } from '../registration/papers.ts';
import { STATUSES, type Status } from '../registration/registration.ts';
import type { Walker } from './candidate-acts.ts';
import type { Diary } from './diary.ts';
import {
  CATCHES,
  type Catch,
  type Caught,
  type Day,
  type DemandedPaper,
  type MoneyLine,
  type Overload,
  type Rehearsal,
  STAGES,
  type StageLoad,
} from './report.ts';
import { capacityOf, type StageSet } from './stage-set.ts';

type Books = {
  readonly walkers: readonly Walker[];
  readonly diary: Diary;
  readonly advice: ReadonlyMap<number, Verdict>;
  readonly autoConfirmed: ReadonlySet<number>;
};

const MOST_EXAMPLES = 3;

/** The window that caught somebody. */
const CLOSED: Readonly<Record<Catch, WindowKind>> = {
  'came-after-registration': 'registration',
  'never-submitted': 'registration',
  'came-after-confirmation': 'confirmation',
  'never-confirmed': 'confirmation',
  'repaired-too-late': 'repair',
  'not-looked-at': 'review',
  'not-reviewed': 'review',
  'paid-too-late': 'payment',
  'never-paid': 'payment',
};

/** The books of a year, as a report. */
export function summarise(stage: StageSet, { walkers, diary, advice, autoConfirmed }: Books): Rehearsal {
  const verdicts = [...advice.values()];
  const count = (verdict: Verdict) => verdicts.filter((of) => of === verdict).length;
  const days = daysOf(stage, diary);
  return {
    candidates: walkers.length,
    ends: endsOf(walkers),
    returning: walkers.filter(({ person }) => person.returning).length,
    autoConfirmed: autoConfirmed.size,
    ...(stage.document.employerClerks ? { sheets: sheetsOf(walkers) } : {}),
    advice: { meets: count('meets'), unclear: count('unclear'), short: count('short') },
    caught: caughtBy(stage, diary),
    stuck: [...diary.stuck].map(([key, times]) => {
      const [field = '', code = ''] = key.split('/');
      return { field, code, count: times };
    }),
    money: moneyOf(stage, walkers),
    days,
    overloads: overloadsOf(stage, days),
    papers: papersOf(stage, walkers, autoConfirmed),
    loads: loadsOf(stage, days),
    firstDay: days[0]?.date ?? beijingDate(stage.windows.registration.opensAt),
    lastDay: days.at(-1)?.date ?? beijingDate(stage.windows.payment.closesAt),
  };
}

/** At a counter nothing lies waiting: who has not come yet is no work, and who comes is served on that day. */
function daysOf({ rules }: StageSet, { days }: Diary): readonly Day[] {
  if (rules.confirmation === 'on-line') return days;
  return days.map((day) => (day.stage === 'confirmation' ? { ...day, came: day.done, waiting: 0 } : day));
}

/** Who has handed in is on the sheet of the own employer. */
function sheetsOf(walkers: readonly Walker[]) {
  const listed = walkers.filter(({ registration }) => registration.submittedAt !== null);
  const employers = new Set(listed.map(({ registration }) => registration.answers.employer_name));
  return { employers: employers.size, people: listed.length };
}

const LATE_MS = 2 * 86_400_000;

/** Who hands in on the last two days has no time left to get a paper that nobody else asks for. */
function papersOf(
  { edition, rules, windows }: StageSet,
  walkers: readonly Walker[],
  autoConfirmed: ReadonlySet<number>,
): readonly DemandedPaper[] {
  const since = windows.registration.closesAt.getTime() - LATE_MS;
  const asDeclared = new Set(edition.papers.filter(({ required }) => required).map(({ key }) => key));
  const lines = new Map<string, DemandedPaper>();
  for (const { registration, person } of walkers) {
    const { submittedAt } = registration;
    if (submittedAt === null || autoConfirmed.has(person.index)) continue;
    const facts = { edition, settings: rules };
    const uploaded = papersDemanded(registration, facts).map(({ key, own }) => ({
      key,
      title: own?.title ?? '',
    }));
    const brought = papersToBring(registration, facts).filter(({ required }) => required);
    for (const { key, title } of [...uploaded, ...brought]) {
      if (asDeclared.has(key)) continue;
      const before = lines.get(key) ?? { key, title, people: 0, late: 0 };
      const late = before.late + (submittedAt.getTime() > since ? 1 : 0);
      lines.set(key, { ...before, people: before.people + 1, late });
    }
  }
  return [...lines.values()];
}

function endsOf(walkers: readonly Walker[]): Rehearsal['ends'] {
  const counted = STATUSES.map((status) => [
    status,
    walkers.filter(({ registration }) => registration.status === status).length,
  ]);
  return Object.fromEntries(counted) as Record<Status, number>;
}

function caughtBy({ document }: StageSet, { catches }: Diary): readonly Caught[] {
  return CATCHES.flatMap((why) => {
    const people = catches.get(why) ?? [];
    const { closesAt } = document.windows[CLOSED[why]];
    const examples = people.slice(0, MOST_EXAMPLES);
    return people.length === 0 ? [] : [{ why, closedAt: closesAt, count: people.length, examples }];
  });
}

/** Who is registered in the end has paid, on line or not. */
function moneyOf({ document, specialties }: StageSet, walkers: readonly Walker[]): readonly MoneyLine[] {
  const rows = document.fees.map((fee) => ({ ...fee, payee: document.payee }));
  const lines = new Map<string, MoneyLine>();
  for (const { registration } of walkers) {
    if (registration.status !== 'registered') continue;
    const { answers } = registration;
    const { subjects } = answers;
    const specialty = specialties.find(({ code }) => code === answers.specialty);
    if (specialty === undefined || !Array.isArray(subjects)) continue;
    const { level, form } = specialty;
    const before = lines.get(`${level}/${form}`) ?? { level, form, people: 0, fen: 0 };
    const fen = before.fen + (feeFor(rows, { level, form, subjects })?.fen ?? 0);
    lines.set(`${level}/${form}`, { ...before, people: before.people + 1, fen });
  }
  return [...lines.values()].sort((a, b) => (`${a.level}/${a.form}` < `${b.level}/${b.form}` ? -1 : 1));
}

/** What lies there on a day: what waits in the evening, or, at a counter, who stood in line. */
const heap = ({ came, waiting }: Day) => (waiting === 0 ? came : waiting);

/** Stages in which more came in than can be done on a day, and how far they fell behind. */
function overloadsOf(set: StageSet, days: readonly Day[]): readonly Overload[] {
  return STAGES.flatMap((stage) => {
    const capacity = capacityOf(set, stage);
    const over = days.filter((day) => day.stage === stage && day.came > capacity);
    const [worst] = days
      .filter((day) => day.stage === stage)
      .toSorted((a, b) => heap(b) - heap(a) || (a.date < b.date ? -1 : 1));
    if (over.length === 0 || worst === undefined) return [];
    return [{ stage, capacity, days: over.length, most: heap(worst), on: worst.date }];
  });
}

/** What comes to each stage, shared out over the working days of its window. */
function loadsOf({ windows }: StageSet, days: readonly Day[]): readonly StageLoad[] {
  return STAGES.map((stage) => {
    const span = daysOfWindow(windows[stage === 'confirmation' ? 'confirmation' : 'review']);
    const { working: workingDays, notAnnounced } = workingDaysIn(span);
    const files = days.reduce((sum, day) => sum + (day.stage === stage ? day.came : 0), 0);
    const perDay = workingDays === 0 ? null : Math.ceil(files / workingDays);
    return { stage, files, workingDays, notAnnounced, perDay };
  });
}
