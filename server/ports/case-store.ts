import type { AccountIdentity, Asked, Case, CaseKind, CaseState } from '#domain/cases/case.ts';
import type { CaseEvent } from '#domain/cases/decide-case.ts';
import type { HoldKind } from '#domain/registration/holds.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Accepted, Identity, ReadForAct, Receipted } from './registration-store.ts';

/** What is sealed with a case. `owner` is whose folder of the file store holds the evidence. */
export type CaseContent = {
  readonly asked: Asked;
  readonly owner: string;
  /** Digests of the pictures. */
  readonly evidence: readonly string[];
  readonly note: string;
};

export type StoredCase = { readonly case: Case; readonly name: string; readonly content: CaseContent };

/** A case as its candidate sees it: with what staff wrote when they decided. */
export type OwnCase = StoredCase & { readonly reason: string | null };

export type CaseCommandReceipt = { readonly key: string; readonly requestDigest: string };

/** What a decision does beside the case, in the same transaction; where one cannot be done, nothing is. */
export type CaseEffect =
  | {
      readonly do: 'correct-account';
      readonly candidate: string;
      /** Nothing is corrected that has changed since it was asked for. */
      readonly before: AccountIdentity;
      readonly after: AccountIdentity;
      readonly afterFolded: string;
      readonly beforeHash: Buffer;
      readonly afterHash: Buffer;
    }
  | {
      /** The number leaves its account and waits, under the case's id, for whoever has the code. */
      readonly do: 'reserve-number';
      readonly idHash: Buffer;
      readonly holder: string | null;
      readonly codeHash: Buffer;
    }
  | {
      /** Another code for a number that still waits under the case. */
      readonly do: 'renew-code';
      readonly idHash: Buffer;
      readonly codeHash: Buffer;
    }
  | {
      /** Last year's record, kept under the identity of that year, becomes the candidate's. */
      readonly do: 'link-record';
      readonly candidate: string;
      readonly idHash: Buffer;
      readonly year: number;
    }
  | { readonly do: 'unlink-record'; readonly candidate: string }
  | {
      /** Staff have looked at the certificate: the records that the registration quotes say so from now on. */
      readonly do: 'settle-credentials';
      readonly candidate: string;
      readonly result: 'verified' | 'failed';
    }
  | {
      /** An act on a registration, decided on what is read under its lock; null where it cannot be done any more. */
      readonly do: 'act-on-registration';
      readonly of: Identity;
      readonly key: string;
      readonly act: (read: ReadForAct) => { readonly save: Accepted; readonly command: Receipted } | null;
    }
  | {
      /** Whatever registrations this case holds. */
      readonly do: 'release-held-by';
      readonly hold: HoldKind;
    }
  | {
      readonly do: 'hold' | 'release';
      readonly candidate: string;
      readonly hold: HoldKind;
      /** Also holds that another case has opened. */
      readonly whoever?: true;
    };

export type EffectRefusal =
  | 'id-number-taken'
  | 'case-overtaken'
  | 'past-record-missing'
  | 'past-record-taken'
  | 'nothing-held';

export type CaseRead = {
  readonly case: Case;
  readonly earlier: { readonly requestDigest: string } | null;
};

export type Decided = {
  readonly next: Case;
  readonly event: CaseEvent;
  readonly effects: readonly CaseEffect[];
};

/** Another account with a mark of this person. */
export type Lookalike = {
  readonly candidate: string;
  readonly mark: Buffer;
  /** Whether that account was there first. */
  readonly isOlder: boolean;
};

export interface CaseStore {
  /**
   * `pending`: one of this kind waits already. A repeated command finds its own case: `opened`. `evidence-gone`: a
   * picture that it names has been cleared away.
   */
  openCase(
    stored: StoredCase,
    event: CaseEvent,
    command: CaseCommandReceipt,
  ): Promise<'opened' | 'pending' | 'evidence-gone'>;
  /** A picture is about to be kept that no case names yet. */
  noteEvidence(owner: string, digest: string, at: Date): Promise<void>;
  /** Forgets pictures of before that moment which no case names, each with its file; returns how many. */
  dropUnnamedEvidence(
    before: Date,
    most: number,
    remove: (owner: string, digest: string) => Promise<void>,
  ): Promise<number>;
  findOwn(candidate: string, number: string): Promise<OwnCase | null>;
  listOwn(candidate: string): Promise<readonly OwnCase[]>;
  /** Locks the case, lets `act` decide, and writes decision and effects together. */
  lockAndDecide<T>(
    number: string,
    command: CaseCommandReceipt,
    act: (read: CaseRead) => { readonly decided: Decided | null; readonly answer: T },
  ): Promise<T | { readonly refused: EffectRefusal } | null>;
  /** The hash of the code by which a reserved number is claimed; null where this is no such case. */
  codeHashOf(caseId: string): Promise<Buffer | null>;
  /** Keeps a person's marks and gives who else bears one, with when each account was made. */
  markPerson(candidate: string, marks: readonly Buffer[]): Promise<readonly Lookalike[]>;
  /** Where the candidate's newest registration belongs; null where there is none. */
  placeOf(candidate: string): Promise<{ readonly region: string; readonly point: string | null } | null>;
  /** Somebody has entered an exam: their cases get a place, and the registration the holds that belong to them. */
  followEntry(candidate: string, edition: string, region: string, at: Date): Promise<void>;
}

export type CaseFilter = {
  readonly kind: CaseKind | null;
  readonly states: readonly CaseState[];
  /** Those that this member of staff has approved already wait for somebody else. */
  readonly notFirstBy: string | null;
  readonly openedBefore: Date | null;
  readonly after: { readonly openedAt: Date; readonly id: string } | null;
  readonly limit: number;
};

export type CaseSummary = { readonly case: Case; readonly name: string };

/** Cases as staff reach them: every call runs under the area's row-level security. */
export interface OfficeCaseStore {
  listCases(area: Jurisdiction, filter: CaseFilter): Promise<readonly CaseSummary[]>;
  countPending(area: Jurisdiction): Promise<number>;
  findCase(area: Jurisdiction, number: string): Promise<StoredCase | null>;
  casesOf(area: Jurisdiction, candidate: string): Promise<readonly CaseSummary[]>;
  historyOfCase(
    area: Jurisdiction,
    id: string,
  ): Promise<readonly { readonly event: CaseEvent; readonly staffName: string }[]>;
  /** Writes down that somebody looks behind the mask, before they do. */
  recordLook(area: Jurisdiction, of: Case, event: CaseEvent, command: CaseCommandReceipt): Promise<boolean>;
}
