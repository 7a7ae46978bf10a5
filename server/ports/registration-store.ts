import type { Answers } from '#domain/edition/edition.ts';
import type { Decision, RegistrationEvent } from '#domain/registration/command.ts';
import type { FrozenContent } from '#domain/registration/content.ts';
import type { Duty } from '#domain/registration/deadlines.ts';
import type { SecondLookCause } from '#domain/registration/first-pass.ts';
import type { Hold } from '#domain/registration/holds.ts';
import type { Held } from '#domain/registration/lease.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { ScanState } from './virus-scanner.ts';

declare const readForAct: unique symbol;

/** What an earlier command with the same idempotency key has done. */
export type EarlierAct = { readonly requestDigest: string; readonly receipt: Receipt | null };

/** Kept with the event, so that a repeated submission gets the same answer. The code itself stays sealed elsewhere. */
export type Receipt = { readonly revision: number; readonly at: string };

/** A registration read in order to be changed. Only what was read this way can be saved: the load is the lock. */
export type ReadForAct = {
  readonly registration: Registration;
  readonly holds: readonly Hold[];
  readonly earlier: EarlierAct | null;
  readonly seq: number;
  readonly head: string;
  readonly [readForAct]: true;
};

export type Accepted = Extract<Decision, { ok: true }>;

/** The command as it came in: its key and a digest of its body, and what its sender is told. */
export type Receipted = {
  readonly key: string;
  readonly requestDigest: string;
  readonly receipt: Receipt | null;
  /** The machine's time. */
  readonly recordedAt: Date;
};

export type SaveResult = 'saved' | 'conflict';

export type Identity = { readonly edition: string; readonly candidate: string };

export type Draft = { readonly page: string; readonly answers: Answers; readonly savedAt: Date };

/** What a page held before the region was changed, and until when it can be taken back. */
export type KeptDraft = { readonly page: string; readonly answers: Answers; readonly until: Date };

export type StoredRevision = {
  readonly number: number;
  readonly code: string;
  readonly content: FrozenContent;
  readonly frozenAt: Date;
};

export interface RegistrationStore {
  /** Registration, holds and the event of an earlier try, in one trip; null where there is none. */
  readForAct(of: Identity, key: string): Promise<ReadForAct | null>;
  /** Writes registration, event, revision and messages together, where `rev` is still what was read. */
  save(read: ReadForAct, accepted: Accepted, command: Receipted): Promise<SaveResult>;
  /** Creates the draft and its first event; `not-entered` where the candidate has entered already, or the number is taken. */
  enter(
    registration: Registration,
    event: RegistrationEvent,
    command: Receipted,
    idTail: string,
  ): Promise<'entered' | 'not-entered'>;
  find(of: Identity): Promise<Registration | null>;
  listOf(candidate: string): Promise<readonly Registration[]>;
  lastReason(of: Identity): Promise<string | null>;
  findRevision(of: Identity, revision: number): Promise<StoredRevision | null>;
  saveDraft(of: Identity, draft: Draft, rev: number): Promise<'saved' | 'conflict'>;
  /** What is being typed, and what is kept of before the region was changed. */
  typedOf(
    of: Identity,
    now: Date,
  ): Promise<{ readonly drafts: readonly Draft[]; readonly kept: readonly KeptDraft[] }>;
  /** Erases what was kept until before `now`; tells how many pages. */
  eraseKept(now: Date): Promise<number>;
  /** What was submitted and has not ended, in key order after `after`, at most `limit`. */
  listSubmitted(edition: string, after: string | null, limit: number): Promise<readonly Registration[]>;
  /** Who was at work at that moment; only ever called before the time runs out. False where there is no registration. */
  recordPresence(of: Identity, at: Date): Promise<boolean>;
  /** When the candidate was last at work, up to and including `until`. */
  lastAtWork(of: Identity, until: Date): Promise<Date | null>;
  /**
   * Who has still to do this, in key order after `after`, at most `limit`. Not those with an open order: as long as the
   * platform has not said that nothing was paid, nothing is given up.
   */
  listOnDuty(of: OnDuty, after: string | null, limit: number): Promise<readonly Identity[]>;
}

/** A duty of the candidates of one region. */
export type OnDuty = { readonly edition: string; readonly region: string; readonly duty: Duty };

export type FileFilter = {
  /** Within the area: a region, and one of its points. */
  readonly region: string | null;
  readonly point: string | null;
  readonly edition: string | null;
  readonly status: string | null;
  readonly text: string | null;
  readonly number: string | null;
  readonly after: { readonly since: Date; readonly candidate: string } | null;
  readonly limit: number;
  /** The machine's time, by which leases live. */
  readonly wall: Date;
  /** Only, or all but, what was handed in again after it was not accepted at confirmation. */
  readonly again?: boolean | null;
};

export type FileSummary = {
  readonly registration: Pick<
    Registration,
    'edition' | 'candidate' | 'number' | 'status' | 'statusSince' | 'region'
  >;
  readonly name: string;
  readonly idTail: string;
  readonly point: string | null;
  readonly level: string | null;
  readonly specialty: string | null;
  /** Who has it on the bench. */
  readonly held: Pick<Held, 'staff' | 'holder' | 'since'> | null;
};

export type WorkCount = {
  readonly edition: string;
  readonly status: string;
  readonly count: number;
  readonly oldest: Date | null;
};

/** A code that was printed: whose it is, which revision, and where it belonged then. */
export type PrintedCode = Identity & {
  readonly revision: number;
  readonly region: string;
  readonly point: string | null;
};

/** An event with the name of the member of staff who acted; empty for everybody else. */
export type HistoryEntry = { readonly event: RegistrationEvent; readonly staffName: string };

/** How the second look at a file ended. */
export type SecondLook = {
  readonly stage: 'point' | 'region';
  readonly cause: SecondLookCause;
  readonly firstBy: string;
  readonly secondBy: string;
  readonly outcome: 'agreed' | 'disagreed';
};

export type Unmasking = {
  readonly id: string;
  readonly staff: string;
  readonly why: string;
  readonly at: Date;
};

/** Who looked at which paper. */
export type PaperReading = {
  readonly id: string;
  readonly staff: string;
  readonly item: string;
  readonly digest: string;
  readonly at: Date;
};

/** The same registrations as staff reach them: every call runs under the area's row-level security. */
export interface OfficeStore {
  countWork(area: Jurisdiction): Promise<readonly WorkCount[]>;
  /** How many who chose this site wait to be confirmed. */
  countAtSite(area: Jurisdiction, site: string): Promise<number>;
  listFiles(area: Jurisdiction, filter: FileFilter): Promise<readonly FileSummary[]>;
  findIdentity(number: string): Promise<Identity | null>;
  findByCode(codeHash: Buffer): Promise<PrintedCode | null>;
  /** Only what was submitted or printed once: an unfinished draft is nobody's business. */
  findFile(area: Jurisdiction, of: Identity): Promise<Registration | null>;
  findRevision(area: Jurisdiction, of: Identity, revision: number): Promise<StoredRevision | null>;
  /** What is open now. */
  holdsOf(area: Jurisdiction, of: Identity): Promise<readonly Hold[]>;
  /** The newest revision that had been frozen by then. */
  findRevisionAt(area: Jurisdiction, of: Identity, at: Date): Promise<StoredRevision | null>;
  historyOf(area: Jurisdiction, of: Identity): Promise<readonly HistoryEntry[]>;
  lastEventOf(area: Jurisdiction, of: Identity): Promise<RegistrationEvent | null>;
  /**
   * Locks the row and its lease, lets `act` decide, and saves in the same transaction; what is saved ends the lease.
   * Null where the area does not hold it.
   */
  lockAndSave<T>(
    area: Jurisdiction,
    of: Identity,
    key: string,
    act: (
      read: ReadForAct,
      held: Held | null,
    ) => {
      readonly save: Accepted | null;
      /** The second of two looks ends with what is saved. */
      readonly look?: SecondLook | null;
      readonly command: Receipted;
      readonly answer: T;
    },
  ): Promise<T | null>;
  /** What the virus scanner says of the papers, by digest. */
  paperScans(of: Identity): Promise<ReadonlyMap<string, ScanState>>;
  recordPaperReading(area: Jurisdiction, of: Identity, reading: PaperReading): Promise<boolean>;
  recordUnmasking(area: Jurisdiction, of: Identity, unmasking: Unmasking): Promise<boolean>;
}
