import type { Windows } from '../calendar/windows.ts';
import { type ConfigurationDocument, settingsOf, windowsOf } from '../configuration/document.ts';
import { listsWith } from '../configuration/lists.ts';
import type { Edition } from '../edition/edition.ts';
import type { OptionLists } from '../edition/options.ts';
import type { Facts, RegionSettings } from '../registration/command.ts';
import type { LastYear } from '../returning/last-year.ts';
import type { Actor } from '../staff/actor.ts';
import { rehearsalDigest } from './dice.ts';
import type { Person, RehearsedSpecialty } from './people.ts';
import type { RehearsalSettings, Stage } from './report.ts';

/** All that a rehearsal needs; plain values, but for the edition, which is declared in code. */
export type RehearsalInput = {
  readonly region: string;
  readonly document: ConfigurationDocument;
  readonly examDate: string;
  /** The edition's lists; points and sites are those of the document. */
  readonly lists: OptionLists;
  readonly specialties: readonly RehearsedSpecialty[];
  readonly settings: RehearsalSettings;
};

/** What stands still while the year goes by. */
export type StageSet = RehearsalInput & {
  readonly edition: Edition;
  readonly windows: Windows;
  readonly rules: RegionSettings;
};

export function setStage(edition: Edition, input: RehearsalInput): StageSet {
  return {
    ...input,
    edition,
    lists: listsWith(input.lists, input.document),
    windows: windowsOf(input.document),
    rules: settingsOf(input.document, input.region),
  };
}

/** So many files a stage can do on a day; second looks take their share. */
export function capacityOf({ settings, document }: StageSet, of: Stage): number {
  const { reviewers, filesPerDay } = settings;
  const people = of === 'region' ? reviewers.region : reviewers.point;
  return Math.max(1, Math.floor((people * filesPerDay) / (1 + document.secondLookPercent / 100)));
}

/** What a decision may know, when this actor acts for that person. */
export function factsFor(
  { edition, examDate, rules, windows, lists }: StageSet,
  person: Person,
  act: { readonly actor: Actor; readonly now: Date; readonly lastYear: LastYear | null },
): Facts {
  return {
    ...act,
    atWork: null,
    edition,
    examDate,
    settings: rules,
    windows,
    holds: [],
    lists,
    // Only a correction asks for them, and in a rehearsal nobody corrects.
    feeOf: () => null,
    settled: null,
    quotes: person.quotes,
    digest: rehearsalDigest,
  };
}
