import type { Link } from '#domain/registration/event-chain.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { TrailDigest } from './trail-store.ts';

/** A registration beside everything that ever happened to it. */
export type Chain = {
  readonly registration: Registration;
  readonly head: string;
  /** The answers were erased after the last event. */
  readonly erased: boolean;
  readonly links: readonly Link[];
};

/** A line in the chain of anchors: what all heads looked like at a time, bound to the anchor before. */
export type Anchor = {
  readonly number: number;
  readonly at: Date;
  /** Events recorded since the anchor before. */
  readonly events: number;
  readonly digest: string;
  /** What has come into the audit trail meanwhile. */
  readonly trail: readonly TrailDigest[];
};

export type InvariantBreach = {
  readonly invariant: string;
  readonly edition: string;
  readonly candidate: string;
};

export interface ProofStore {
  /** Registrations of an edition with their chains, in key order after `after`, at most `limit`. */
  listChains(edition: string, after: string | null, limit: number): Promise<readonly Chain[]>;
  lastAnchor(): Promise<Anchor | null>;
  /** Heads that came between the two times, oldest first, as text lines. */
  listHeads(after: Date | null, until: Date): Promise<readonly string[]>;
  /** False where another process has written this number already. */
  addAnchor(anchor: Anchor): Promise<boolean>;
  listAnchors(): Promise<readonly Anchor[]>;
  /** What must never be true of the data and is: all of it, slice by slice. For the night, and for who asks. */
  findBreaches(): Promise<readonly InvariantBreach[]>;
  /** The same of what was written to lately: events by the machine's time, payments by the time they carry. */
  findRecentBreaches(since: { readonly wall: Date; readonly now: Date }): Promise<readonly InvariantBreach[]>;
}
