import type { PastRecord } from '#domain/returning/past-record.ts';

/** A record as it was found: `idHash` and its year name it; `linked` where a score merge gave it to who was asked for. */
export type FoundRecord = {
  readonly idHash: Buffer;
  readonly record: PastRecord;
  readonly linked: boolean;
};

export type PastLink = {
  readonly candidate: string;
  readonly case: string;
  readonly idHash: Buffer;
  readonly year: number;
  readonly at: Date;
};

/** What the exams of earlier years left behind. */
export interface PastRecordStore {
  /**
   * The records of these years that bear this ID paper and no merge has given to somebody else, and those that a
   * merge has given to the candidate.
   */
  findRecords(of: {
    readonly candidate: string;
    readonly idHash: Buffer;
    readonly years: readonly number[];
  }): Promise<readonly FoundRecord[]>;
  /**
   * In which of these years there is a record that is nobody's by a merge and under another ID paper, of a person like
   * this one; not where the candidate has a record of that year already.
   */
  unlinkedYears(of: {
    readonly candidate: string;
    readonly idHash: Buffer;
    readonly personHash: Buffer;
    readonly years: readonly number[];
  }): Promise<readonly number[]>;
  /** Gives a record to a candidate; a record has one owner, and a candidate one merged record a year. */
  link(link: PastLink): Promise<'linked' | 'record-unknown' | 'record-taken' | 'year-taken'>;
  /** Takes a merge back; false where that case has no live link. */
  unlink(of: { readonly candidate: string; readonly case: string; readonly at: Date }): Promise<boolean>;
}
