import type { AuditEntry, EntryClass } from '#domain/audit/entry.ts';
import type { TrailComplaint } from '#domain/audit/read-chains.ts';
import type { ChainKey, TrailHead, TrailLink } from '#domain/audit/trail-chain.ts';

/** Writes the trail. What cannot be written here is not shown to anybody. */
export interface TrailWriter {
  append(entry: AuditEntry, signature: string): Promise<void>;
}

/** What an anchor binds of one class. */
export type TrailDigest = { readonly class: EntryClass; readonly entries: number; readonly digest: string };

export type TrailVerification = {
  readonly at: Date;
  readonly entries: number;
  /** The newest entry that was read; null where there was none. */
  readonly until: Date | null;
  readonly faults: readonly TrailComplaint[];
};

/** Where a chain is read on: behind this entry. */
export type LinkKey = ChainKey & { readonly seq: number };

/** Reads the trail as a whole, for whoever proves that it is whole. */
export interface TrailProof {
  listHeads(): Promise<readonly TrailHead[]>;
  /** In the order of the chains, at most `limit`. */
  listLinks(after: LinkKey | null, limit: number): Promise<readonly TrailLink[]>;
  /** What was recorded between the two times, class by class. */
  digestOf(after: Date | null, until: Date): Promise<readonly TrailDigest[]>;
  /** Anchors that would bind something else today, the oldest first; a class is not asked about where it was cut. */
  differingAnchors(): Promise<readonly { readonly anchor: number; readonly class: EntryClass }[]>;
  lastVerification(): Promise<TrailVerification | null>;
  recordVerification(verification: TrailVerification): Promise<void>;
}
