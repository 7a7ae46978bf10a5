import type { ErasedClass, Term } from '#domain/retention/term.ts';
import type { Identity } from './registration-store.ts';

/** A kind of personal data, and how long it is kept: for people to read. */
export type RetentionTerm = {
  readonly class: string;
  /** Null where nothing is counted. */
  readonly term: Term | null;
  readonly basis: 'law' | 'ours';
  readonly what: string;
  readonly whatEn: string;
  readonly since: string;
  readonly sinceEn: string;
  readonly basisText: string;
  readonly basisTextEn: string;
};

/** Of which files one batch erases the rows: papers of what is emptied, and photos that nobody else needs. */
export type ErasedFiles = {
  readonly emptied: readonly Identity[];
  readonly photos: readonly { readonly candidate: string; readonly digest: string }[];
};

export type RetentionRun = {
  readonly run: string;
  readonly class: ErasedClass;
  readonly before: Date;
  readonly erased: number;
  readonly at: Date;
};

/** Erases by class. Needs the owner of the tables: the roles of the running product may not. */
export interface RetentionStore {
  countDue(what: ErasedClass, before: Date): Promise<number>;
  /**
   * Erases a batch and gives how many rows. Files go first, by `clear`: where that fails, nothing is erased and the next run
   * finds the same again; the other way round a file would be left of which no row knows any more.
   */
  eraseDue(
    what: ErasedClass,
    before: Date,
    at: Date,
    most: number,
    clear: (files: ErasedFiles) => Promise<void>,
  ): Promise<number>;
  record(run: RetentionRun): Promise<void>;
}
