import type { ReasonChangeKind, ReasonChangeState, ReasonStage } from '#domain/catalogue/reason.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';

export type ReasonWords = {
  readonly stage: ReasonStage;
  readonly text: string;
  readonly fix: string;
  readonly textEn: string;
  readonly fixEn: string;
  readonly field: string | null;
};

/** What somebody wants to change in the catalogue. With 'retire' and 'restore' the words are the reason's own. */
export type StoredReasonChange = ReasonWords & {
  readonly id: string;
  readonly requestDigest: string;
  readonly kind: ReasonChangeKind;
  /** Null: the whole country. */
  readonly region: string | null;
  /** Null with 'add'. */
  readonly code: string | null;
  readonly note: string;
  readonly state: ReasonChangeState;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedKey: string | null;
};

export type ReasonVerdict = {
  readonly state: 'approved' | 'declined' | 'withdrawn';
  readonly by: string;
  readonly at: Date;
  readonly key: string;
};

/** Changes of the catalogue of reasons, under the area of who asks. */
export interface CatalogueStore {
  /** What waits first, then the latest; at most two hundred. */
  listChanges(area: Jurisdiction): Promise<readonly StoredReasonChange[]>;
  /** 'open': somebody else's change of this reason waits already. The same id again gives what stands there. */
  propose(
    area: Jurisdiction,
    change: Omit<
      StoredReasonChange,
      'state' | 'proposedByName' | 'decidedBy' | 'decidedByName' | 'decidedAt' | 'decidedKey'
    >,
  ): Promise<'done' | 'open' | 'other'>;
  /** Locks the change and writes the verdict; what is approved is in force with it. Null where the area has none. */
  lockChange<T>(
    area: Jurisdiction,
    id: string,
    decide: (change: StoredReasonChange) => { readonly verdict: ReasonVerdict | null; readonly answer: T },
  ): Promise<T | null>;
}
