import type { Edition } from '../edition/edition.ts';
import type { Jurisdiction } from '../staff/actor.ts';
import { exportColumns } from './export.ts';

/** What seating needs of a candidate, and nothing more; in this order. Not every exam asks for each. */
const HANDED_OVER = [
  'number',
  'region',
  'point',
  'name',
  'id_type',
  'id_number',
  'sex',
  'birth_date',
  'level',
  'specialty',
  'subjects',
  'employer_name',
] as const;

export function handedOver(edition: Edition): readonly string[] {
  const known = new Set(exportColumns(edition).map(({ key }) => key));
  return HANDED_OVER.filter((key) => known.has(key));
}

export const HANDOVER_CHANGES = ['added', 'corrected', 'cancelled'] as const;
export type HandoverChange = (typeof HANDOVER_CHANGES)[number];

/** How many a version lists, and how it differs from the version before. */
export type HandoverCounts = { readonly listed: number } & { readonly [C in HandoverChange]: number };

/** Lines of a version by registration number: what each one said, as a digest. */
export type HandedLines = ReadonlyMap<string, string>;

/** Holds a version against the one before, line by line, in any order; every number is seen once. */
export function compareLines(before: HandedLines) {
  const left = new Map(before);
  return {
    /** What has become of this line since; null where it says the same. */
    see(number: string, digest: string): 'added' | 'corrected' | null {
      const known = left.get(number);
      if (known === undefined) return 'added';
      left.delete(number);
      return known === digest ? null : 'corrected';
    },
    /** Asked when all lines were seen: those that are listed no longer. */
    gone: (): readonly string[] => [...left.keys()],
  };
}

/** Whether who works for `area` works for all of `other`. */
export const covers = (area: Jurisdiction, other: Jurisdiction): boolean =>
  (area.region === null || area.region === other.region) &&
  (area.point === null || area.point === other.point);
