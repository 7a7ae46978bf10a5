import type { OptionLists } from '../edition/options.ts';
import type { PhotoLimits } from '../photo/photo-limits.ts';
import type { PaperLimits } from '../registration/paper-files.ts';
import type { ReminderTopic } from '../registration/reminders.ts';

/** The place of what is settled for the whole country, where a region's code stands otherwise. */
export const NATION = '*' as const;

export type SpecialtyEntry = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly discipline: string;
  readonly level: string;
  readonly form: 'paper' | 'computer';
  readonly subjects: readonly string[];
  /** Only who has registered with it, or has passed subjects of it last year, may still choose it. */
  readonly closed: boolean;
};

/** All that the nation settles for an edition, as one document with the life of a region's. */
export type NationDocument = {
  readonly specialties: readonly SpecialtyEntry[];
  readonly photo: PhotoLimits;
  readonly papers: PaperLimits;
  /** How many days before its deadline each reminder goes out. */
  readonly reminders: Readonly<Record<ReminderTopic, readonly number[]>>;
};

/** The lists as somebody may choose from them who has had these codes before: what is closed is open to them alone. */
export function openedFor(lists: OptionLists, had: readonly string[]): OptionLists {
  const { specialty = [] } = lists;
  const opened = specialty.flatMap((option) => {
    if (option.closed === undefined) return [option];
    const { code, label, labelEn, within } = option;
    return had.includes(code) ? [{ code, label, labelEn, within }] : [];
  });
  return { ...lists, specialty: opened };
}
