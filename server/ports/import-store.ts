import type { Registration } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Post } from '#domain/staff/posts.ts';
import type { BuiltOn, ImportKind, ImportReport, ImportState } from '#domain/transfers/import.ts';
import type { PastResult } from '#domain/transfers/past-results.ts';
import type { PlainRow } from '#domain/transfers/plain-rows.ts';

export type NewImport = {
  readonly id: string;
  readonly staff: string;
  readonly area: Jurisdiction;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly at: Date;
};

export type ImportRun = Omit<NewImport, 'at'> & {
  readonly staffName: string;
  readonly received: number;
  readonly state: ImportState;
  readonly stateSince: Date;
  readonly begunAt: Date;
  readonly rowsDone: number;
  /** How many of its rows take the place of a record that is there. */
  readonly replaces: number | null;
  readonly added: number | null;
  readonly changed: number | null;
  readonly problemCount: number;
  readonly report: ImportReport;
};

/** A record ready to be staged: by what it is found, and what it says. */
export type StagedResult = {
  readonly line: number;
  readonly idHash: Buffer;
  readonly personHash: Buffer | null;
  readonly result: PastResult;
};

/** A row of anything else, under its key, as it will stand. */
export type StagedRow = PlainRow & { readonly line: number };
export type Staged = StagedResult | StagedRow;

/** An invitation that an import made: who brought the file passes its link on. */
export type ImportedInvitation = {
  readonly id: string;
  readonly displayName: string;
  readonly post: Post;
  readonly area: Jurisdiction;
};

export type CheckEnd = { readonly problemCount: number; readonly report: ImportReport };

export interface ImportStore {
  /** The same file again finds the same import. */
  open(wanted: NewImport): Promise<ImportRun>;
  list(area: Jurisdiction, limit: number): Promise<readonly ImportRun[]>;
  find(area: Jurisdiction, id: string): Promise<ImportRun | null>;
  /** Counts a part that is stored; only where the last one ended. The last part asks for the check. */
  receive(area: Jurisdiction, id: string, offset: number, bytes: number, at: Date): Promise<void>;
  /** False where it is in none of these states any more. */
  move(
    area: Jurisdiction,
    id: string,
    from: readonly ImportState[],
    to: ImportState,
    at: Date,
  ): Promise<boolean>;

  // For the job that works for everybody.
  findOpen(): Promise<readonly ImportRun[]>;
  /** Not finished, and not touched since before this moment. */
  listForgotten(before: Date): Promise<readonly ImportRun[]>;
  /** How far the check is; false where it was dropped meanwhile. */
  tell(id: string, rowsDone: number): Promise<boolean>;
  /**
   * Stages rows in one transaction that holds the import's lock. `rows` are pulled; `end` then says what was wrong. Where
   * nothing was, lines that repeat an earlier one are looked for. Killed in the middle it has staged nothing.
   * `busy`: somebody else is at it. `gone`: it was dropped.
   */
  stage(
    of: ImportRun,
    rows: AsyncIterable<readonly Staged[]>,
    end: () => CheckEnd,
    at: () => Date,
  ): Promise<'faulty' | 'checked' | 'busy' | 'gone'>;
  /** All rows, or none; links of invitations run out by the machine's time. `lost`: what was staged is no longer there and has to be checked again. `waits`: what it goes into is not open to writing; it is to be applied anew. */
  apply(of: ImportRun, at: () => Date, wall: Date): Promise<'applied' | 'busy' | 'lost' | 'waits'>;
  /** Of which edition the staged specialties are. */
  stagedEdition(id: string): Promise<string | null>;
  /** Puts back exactly what was there, unless something was built on it since. */
  undo(of: ImportRun, at: () => Date, wall: Date): Promise<'undone' | 'busy' | readonly BuiltOn[]>;
  /** Registrations by their numbers, wherever they are. */
  findRegistrations(numbers: readonly string[]): Promise<readonly Registration[]>;
  /** Those still open of an import. */
  invitationsOf(area: Jurisdiction, id: string): Promise<readonly ImportedInvitation[]>;
}
