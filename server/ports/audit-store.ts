import type { AlarmRule, PersonHour, RuleSetting } from '#domain/audit/alarms.ts';
import type { AuditEntry, EntryClass } from '#domain/audit/entry.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';

/** Where a list of entries goes on: behind this one. */
export type EntryCursor = {
  readonly at: Date;
  readonly staff: string;
  readonly class: EntryClass;
  readonly seq: number;
};

export type EntryFilter = {
  /** Of these people; null: of anybody. */
  readonly staff: readonly string[] | null;
  readonly object: string | null;
  readonly class: EntryClass | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly after: EntryCursor | null;
  readonly limit: number;
};

export type FoundEntry = { readonly seq: number; readonly displayName: string; readonly entry: AuditEntry };

export type HourCount = { readonly hour: Date; readonly class: EntryClass; readonly count: number };

export type Alarm = {
  readonly id: string;
  readonly rule: AlarmRule;
  /** Whom it is about, or else `about` says what: a door, or a registration's number. */
  readonly staff: string | null;
  readonly userName: string | null;
  readonly displayName: string;
  readonly about: string | null;
  readonly area: Jurisdiction;
  readonly hour: Date;
  readonly measured: number;
  readonly raisedAt: Date;
  readonly closed: { readonly at: Date; readonly by: string; readonly words: string } | null;
};

/** Where a list of refused batches goes on: behind this one. */
export type PageCursor = { readonly at: Date; readonly id: string };

/** A list of files that was refused as a whole: who sent it, and which of its numbers the reader can place. */
export type RefusedList = {
  readonly batch: string;
  readonly at: Date;
  readonly userName: string;
  readonly displayName: string;
  /** The sender's. */
  readonly area: Jurisdiction;
  readonly numbers: readonly string[];
  readonly found: readonly {
    readonly number: string;
    readonly region: string;
    readonly point: string | null;
  }[];
};

/** The trail as auditors read it: every call runs under the area's row-level security. */
export interface AuditStore {
  /** Who has this user name or this name. */
  findStaff(named: string): Promise<readonly string[]>;
  /** The newest first. */
  searchEntries(area: Jurisdiction, filter: EntryFilter): Promise<readonly FoundEntry[]>;
  listRefusedBatches(
    area: Jurisdiction,
    after: PageCursor | null,
    limit: number,
  ): Promise<readonly RefusedList[]>;
  countByHour(
    area: Jurisdiction,
    staff: readonly string[],
    from: Date,
    to: Date,
  ): Promise<readonly HourCount[]>;
  rules(): Promise<readonly RuleSetting[]>;
  /** What everybody in the country did between the two times. */
  hoursOf(from: Date, to: Date): Promise<readonly PersonHour[]>;
  /** Once for rule, person or thing, and hour; false where it is there already. */
  raise(alarm: Omit<Alarm, 'closed' | 'displayName'>): Promise<boolean>;
  listAlarms(area: Jurisdiction, state: 'open' | 'closed', limit: number): Promise<readonly Alarm[]>;
  findAlarm(area: Jurisdiction, id: string): Promise<Alarm | null>;
  /** False where somebody else has closed it meanwhile. */
  closeAlarm(
    area: Jurisdiction,
    id: string,
    closing: { at: Date; by: string; words: string },
  ): Promise<boolean>;
}
