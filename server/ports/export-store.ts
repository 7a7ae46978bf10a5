import type { Registration } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { ExportFailure, ExportState, ExportWish } from '#domain/transfers/export.ts';
import type { HandoverCounts } from '#domain/transfers/handover.ts';
import type { StaffMember } from './session-store.ts';

export type NewExport = {
  readonly id: string;
  readonly staff: string;
  readonly key: string;
  readonly area: Jurisdiction;
  readonly purpose: string;
  readonly wish: ExportWish;
  readonly at: Date;
};

export type ExportRun = {
  readonly id: string;
  readonly staff: string;
  readonly staffName: string;
  readonly area: Jurisdiction;
  readonly purpose: string;
  readonly wish: ExportWish;
  readonly state: ExportState;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly rowsTotal: number | null;
  readonly rowsDone: number;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly failure: ExportFailure | null;
  /** Of a handover that was written: which version of its area it is. */
  readonly handover: HandedVersion | null;
};

export type HandedVersion = HandoverCounts & { readonly version: number };

/** A registration as it was last submitted, and the end of its ID number, which is not sealed. */
export type ExportedFile = { readonly registration: Registration; readonly idTail: string };

/** All matching registrations as they are at one moment; read once, from the first to the last. */
export type ExportSource = {
  readonly total: number;
  readonly batches: AsyncIterable<readonly ExportedFile[]>;
};

export type ExportEnd =
  | {
      readonly state: 'ready';
      readonly rows: number;
      readonly bytes: number;
      readonly sha256: string;
      readonly handover?: HandedVersion;
    }
  | { readonly state: 'failed'; readonly failure: ExportFailure };

export interface ExportStore {
  /** The same key again finds the same export; with another wish it is `other`. Null: so many are under way already. */
  order(order: NewExport, mostOpen: number): Promise<ExportRun | 'other' | null>;
  /** Those of the area, the newest first. */
  list(area: Jurisdiction, limit: number): Promise<readonly ExportRun[]>;
  find(area: Jurisdiction, id: string): Promise<ExportRun | null>;
  /** Handovers of an edition, also of parts of the area; the newest first. */
  listHandovers(area: Jurisdiction, edition: string, limit: number): Promise<readonly ExportRun[]>;
  /** The newest version that was handed over of exactly this area. */
  lastHandover(area: Jurisdiction, edition: string): Promise<ExportRun | null>;
  /** Public halves of what handovers were signed by, the latest first; each stays for ever. */
  listSigningKeys(): Promise<
    readonly { readonly pem: string; readonly sha256: string; readonly since: Date }[]
  >;
  rememberSigningKey(key: { readonly pem: string; readonly sha256: string }, at: Date): Promise<void>;
  /** Only while it is under way, and by who asked for it. */
  cancel(area: Jurisdiction, id: string, staff: string, at: Date): Promise<boolean>;

  // For the job that works for everybody.
  findWaiting(): Promise<ExportRun | null>;
  /** Who asked for it, as they are now; null where they work here no longer. */
  findOrderer(staff: string): Promise<StaffMember | null>;
  /**
   * Claims it, and reads under this area's row-level security until `work` is done. While it runs the database holds a
   * lock that ends with the connection, so that an abandoned run is known at once. Null where it is no longer waiting.
   */
  run<T>(
    of: ExportRun,
    area: Jurisdiction,
    options: { readonly unseal: boolean },
    work: (source: ExportSource) => Promise<T>,
  ): Promise<T | null>;
  /** False where it was cancelled meanwhile. */
  tell(id: string, done: number, total: number): Promise<boolean>;
  end(id: string, end: ExportEnd, at: Date): Promise<boolean>;
  /** Runs that nobody works on any more become failed ones; `clear` is called for each before that is written. */
  failAbandoned(at: Date, clear: (id: string) => Promise<void>): Promise<number>;
  /** Files that were ready before this moment are past their time. */
  expire(readyBefore: Date, clear: (id: string) => Promise<void>): Promise<number>;
}
