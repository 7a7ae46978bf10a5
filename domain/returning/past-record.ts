import type { Answers } from '../edition/edition.ts';
import type { IdType } from '../identity/id-papers.ts';

/** What became of one subject that somebody was registered for; a score may be missing without an absence. */
export type SubjectResult = { readonly score: number | null; readonly absent: boolean };

/** Somebody's exam of an earlier year, as it was imported: what was answered, and how it went. */
export type PastRecord = {
  readonly year: number;
  readonly name: string;
  readonly idType: IdType;
  readonly region: string;
  readonly specialty: string;
  /** Under the field keys of the editions; the point, level and specialty among them. */
  readonly answers: Answers;
  /** By subject; only those that were registered for. */
  readonly results: Readonly<Record<string, SubjectResult>>;
  readonly passMark: number;
  readonly violation: boolean;
};

/** The national line since 2022; a record may carry the lower one of its region. */
export const PASS_MARK = 60;

/** The subjects passed in that year. A violation voids them all. */
export function passedSubjects(record: PastRecord): readonly string[] {
  if (record.violation) return [];
  return Object.entries(record.results)
    .filter(([, { score, absent }]) => !absent && score !== null && score >= record.passMark)
    .map(([subject]) => subject);
}

/** H1: took part in the exam, neither absent from all of it nor disciplined (0016). */
export function isReturning(record: PastRecord): boolean {
  return !record.violation && Object.values(record.results).some(({ absent }) => !absent);
}
