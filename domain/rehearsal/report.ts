import type { Moment } from '../configuration/document.ts';
import type { Verdict } from '../eligibility/assess.ts';
import type { Status } from '../registration/registration.ts';

/** How a rehearsal is set: the same settings and document always give the same report. */
export type RehearsalSettings = {
  readonly seed: number;
  readonly candidates: number;
  /** Who looks at files, by stage, and how many each can do on a working day. */
  readonly reviewers: { readonly point: number; readonly region: number };
  readonly filesPerDay: number;
};

/** Why somebody did not come through: a window was closed when they came, nobody had time for them, or they never came. */
export const CATCHES = [
  'came-after-registration',
  'never-submitted',
  'came-after-confirmation',
  'never-confirmed',
  'repaired-too-late',
  'not-looked-at',
  'not-reviewed',
  'paid-too-late',
  'never-paid',
] as const;
export type Catch = (typeof CATCHES)[number];

/** One of the invented people, to be shown as an example. */
export type Example = { readonly person: number; readonly did: Moment | null };

export type Caught = {
  readonly why: Catch;
  readonly closedAt: Moment;
  readonly count: number;
  readonly examples: readonly Example[];
};

export const STAGES = ['confirmation', 'point', 'region'] as const;
export type Stage = (typeof STAGES)[number];

/** A day on which something came in, was done or lay waiting at a stage. */
export type Day = {
  readonly date: string;
  readonly stage: Stage;
  readonly came: number;
  readonly done: number;
  readonly waiting: number;
};

/** More came in on these days than the stage can do in one. */
export type Overload = {
  readonly stage: Stage;
  readonly capacity: number;
  readonly days: number;
  /** The most that lay waiting at the end of a day, and when. */
  readonly most: number;
  readonly on: string;
};

/** The work of a stage over the days of its window. */
export type StageLoad = {
  readonly stage: Stage;
  readonly files: number;
  /** Of the window, as far as is known; of the window, those of which nobody can know yet. */
  readonly workingDays: number;
  readonly notAnnounced: number;
  /** So many have to be done on each working day; null where there is none. */
  readonly perDay: number | null;
};

export type MoneyLine = {
  readonly level: string;
  readonly form: string;
  readonly people: number;
  readonly fen: number;
};

/** A field that many could not answer: nothing is offered for it. */
export type Stuck = { readonly field: string; readonly code: string; readonly count: number };

/** How many have to upload a paper that the country does not ask for, and how many of them come in the last two days. */
export type DemandedPaper = {
  readonly key: string;
  /** Empty for a declared paper, which has its words elsewhere. */
  readonly title: string;
  readonly people: number;
  readonly late: number;
};

/** What became of a thousand invented candidates under one document. */
export type Rehearsal = {
  readonly candidates: number;
  readonly ends: Readonly<Record<Status, number>>;
  readonly returning: number;
  readonly autoConfirmed: number;
  /** Where employers' clerks are let in: how many employers hand in a sheet, and for how many people. */
  readonly sheets?: { readonly employers: number; readonly people: number };
  readonly advice: Readonly<Record<Verdict, number>>;
  readonly caught: readonly Caught[];
  readonly stuck: readonly Stuck[];
  readonly money: readonly MoneyLine[];
  readonly days: readonly Day[];
  readonly overloads: readonly Overload[];
  /** Papers that are demanded beyond what is declared; absent in reports from before there were any. */
  readonly papers?: readonly DemandedPaper[];
  /** Reports of before do not have it. */
  readonly loads?: readonly StageLoad[];
  /** From the first act to the last. */
  readonly firstDay: string;
  readonly lastDay: string;
};

/** The draft beside what is live, both with the same people. */
export type ComparedRehearsal = {
  readonly settings: RehearsalSettings;
  readonly draft: Rehearsal;
  readonly live: Rehearsal;
};

/** The sum of all fees that would be paid. */
export const moneyExpected = ({ money }: Rehearsal) => money.reduce((sum, { fen }) => sum + fen, 0);
