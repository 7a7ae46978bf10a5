import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { WaitingSince } from '#domain/numbers/queues.ts';
import type { LookCount } from '#domain/numbers/second-looks.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';

/** Of which registrations the numbers are: an edition, within a region or point, or the whole country. */
export type NumbersScope = { readonly edition: string } & Jurisdiction;

/** How many stand with a status at a place; the place is one floor below the scope. */
export type Standing = {
  readonly place: string;
  readonly status: string;
  readonly count: number;
  /** Since which day the oldest of them does. */
  readonly oldest: CalendarDate;
};

export type Waiting = { readonly status: string; readonly since: CalendarDate; readonly count: number };

export type ActsOfDay = {
  readonly day: CalendarDate;
  readonly action: string;
  readonly from: string;
  readonly count: number;
};

export type Numbers = {
  /** The machine's time up to which everything committed is in; null where nothing was ever folded. */
  readonly foldedAt: Date | null;
  readonly standing: readonly Standing[];
  readonly waiting: readonly Waiting[];
  readonly acts: readonly ActsOfDay[];
};

export type SpecialtyCount = {
  readonly specialty: string;
  readonly level: string;
  readonly status: string;
  readonly count: number;
};

/** How second looks ended, with the names of both who looked. */
export type EndedLooks = LookCount & { readonly firstName: string; readonly secondName: string };

/** Passed once, and waiting for the other pair of eyes since this day. */
export type WaitingLooks = Pick<LookCount, 'stage' | 'region' | 'point'> & WaitingSince;

export type SecondLookNumbers = {
  readonly ended: readonly EndedLooks[];
  readonly waiting: readonly WaitingLooks[];
};

/** The counters as staff read them: every call runs under the area's row-level security. */
export interface NumbersStore {
  numbersOf(area: Jurisdiction, scope: NumbersScope): Promise<Numbers>;
  specialtiesOf(area: Jurisdiction, scope: NumbersScope): Promise<readonly SpecialtyCount[]>;
  /** No counters: what is counted is small. */
  secondLooksOf(area: Jurisdiction, scope: NumbersScope): Promise<SecondLookNumbers>;
}
