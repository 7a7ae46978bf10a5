import type { Windows } from '#domain/calendar/windows.ts';
import type { Offer } from '#domain/catalogue/reason.ts';
import type { SpecialtyEntry } from '#domain/configuration/nation.ts';
import type { Edition } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { FeeRow } from '#domain/payment/fee.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import type { RegionSettings } from '#domain/registration/command.ts';
import type { PaperLimits } from '#domain/registration/paper-files.ts';
import type { ReminderTopic } from '#domain/registration/reminders.ts';
import type { Merger } from '#domain/returning/rolling.ts';
import type { RetentionTerm } from './retention-store.ts';

export type EditionRow = {
  readonly edition: Edition;
  readonly title: string;
  readonly examDate: string;
};

export type Specialty = SpecialtyEntry;

/** A region as an edition sees it. */
export type RegionOfEdition = RegionSettings & {
  readonly name: string;
  readonly windows: Windows;
  readonly gateway: string;
  readonly payee: string;
  readonly place: string;
  readonly papers: readonly string[];
  readonly fees: readonly FeeRow[];
  /** What the region says to its candidates in its own words. */
  readonly notice: string;
  /** Whether employers' clerks are let in. */
  readonly employerClerks: boolean;
};

export type Reason = Offer & {
  /** Another reason says it in other words now. */
  readonly isReplaced: boolean;
  readonly text: string;
  readonly fix: string;
  readonly textEn: string;
  readonly fixEn: string;
  readonly field: string | null;
};

export type EmployerEntry = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly city: string;
  readonly nature: string;
  readonly category: string;
};

/** Configuration with a year: small, read often, kept in memory and read anew when it changes. */
export interface Reference {
  editions(): readonly EditionRow[];
  findEdition(key: string): EditionRow | null;
  regionsOf(edition: string): readonly RegionOfEdition[];
  findRegion(edition: string, region: string): RegionOfEdition | null;
  /** Lists for a region; without one, those that every region shares. */
  listsFor(edition: string, region: string | null): OptionLists;
  /** As the edition has it; one that it does not offer as the files have it. */
  findSpecialty(edition: string, code: string): Specialty | null;
  /** What an exam offers in a year. */
  specialtiesOf(edition: string): readonly Specialty[];
  mergers(): readonly Merger[];
  photoLimits(edition: string): PhotoLimits | null;
  paperLimits(edition: string): PaperLimits | null;
  reasons(): readonly Reason[];
  /** How many days before its deadline each reminder goes out. */
  reminderDays(edition: string, about: ReminderTopic): readonly number[];
  /** How long which personal data are kept, in the order in which people read it. */
  retentionTerms(): readonly RetentionTerm[];
  regionName(region: string): string;
  pointName(point: string): string;
  siteName(site: string): string;
}

export type EmployerSearch = {
  readonly text: string;
  readonly region: string | null;
  readonly city: string | null;
};

/** `alias`: what was typed is an abbreviation; `similar`: it is one character away. */
export type FoundEmployer = EmployerEntry & { readonly by: 'name' | 'alias' | 'similar' };

export interface EmployerDirectory {
  findEmployer(code: string): Promise<EmployerEntry | null>;
  /** At most twenty. */
  searchEmployers(of: EmployerSearch): Promise<readonly FoundEmployer[]>;
}
