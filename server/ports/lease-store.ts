import type { HoldKind } from '#domain/registration/holds.ts';
import type { Held, Lease } from '#domain/registration/lease.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Post } from '#domain/staff/posts.ts';
import type { Identity } from './registration-store.ts';

/** When something is taken, and until when it is kept without a sign of life. */
export type LeaseTime = {
  /** Business time. */
  readonly now: Date;
  /** The machine's time. */
  readonly wall: Date;
  readonly until: Date;
};

export type Bench = {
  readonly edition: string;
  readonly region: string;
  /** Null at the region's stage. */
  readonly point: string | null;
  readonly status: 'confirmed' | 'endorsed';
  /** Open holds of these kinds keep a file from its turn. */
  readonly holds: readonly HoldKind[];
  /** The review is over: only what has time of its own beyond this moment. */
  readonly extendedBeyond: Date | null;
};

export type Holder = {
  readonly staff: string;
  readonly name: string;
  readonly count: number;
  readonly oldest: Date;
};

/** Who has which file on the bench. Every call runs under the area's row-level security. */
export interface LeaseStore {
  /** Takes what waits longest and nobody has; what came back goes before. Null where nothing is left. */
  takeNext(
    area: Jurisdiction,
    bench: Bench,
    staff: string,
    passingOver: readonly string[],
    time: LeaseTime,
  ): Promise<Identity | null>;
  /** Takes this one while it has the status; who has it, the asker or somebody else. Null where it is not there. */
  take(
    area: Jurisdiction,
    of: Identity,
    status: Registration['status'],
    staff: string,
    time: LeaseTime,
  ): Promise<Held | null>;
  /** Keeps what is still theirs; null where it is not. */
  renew(area: Jurisdiction, of: Identity, staff: string, token: number, until: Date): Promise<Lease | null>;
  release(area: Jurisdiction, of: Identity, staff: string): Promise<void>;
  /** Who has the file at this moment. */
  find(area: Jurisdiction, of: Identity, wall: Date): Promise<Held | null>;
  /** How many may review at this stage of this place. */
  countReviewers(area: Jurisdiction, post: Post): Promise<number>;
  listHolders(area: Jurisdiction, wall: Date): Promise<readonly Holder[]>;
  /** Takes everything away from one person; tells how many files. */
  releaseAll(area: Jurisdiction, staff: string): Promise<number>;
}
