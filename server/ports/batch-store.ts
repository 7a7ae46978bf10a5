import type { FrozenContent } from '#domain/registration/content.ts';
import type { Hold } from '#domain/registration/holds.ts';
import type { Registration, Status } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';

export type BatchFilter = {
  readonly edition: string;
  readonly status: Status;
  readonly specialty: string | null;
  readonly after: { readonly since: Date; readonly candidate: string } | null;
  readonly limit: number;
  /** What somebody else has on the bench at this moment is marked. */
  readonly staff: string;
  readonly wall: Date;
};

/** A file with what decides whether it goes through together with others. */
export type BatchFile = {
  readonly registration: Registration;
  readonly holds: readonly Hold[];
  readonly content: FrozenContent | null;
  /** Somebody else has it on the bench. */
  readonly isTaken: boolean;
};

export type RefusedBatch = {
  readonly batch: string;
  readonly staff: string;
  readonly numbers: readonly string[];
  readonly at: Date;
};

/** Files as staff pass them together: every call runs under the area's row-level security. */
export interface BatchStore {
  /** Longest waiting first. */
  listFiles(area: Jurisdiction, filter: BatchFilter): Promise<readonly BatchFile[]>;
  /** Whether each of these numbers is a file of the area. */
  areAllInArea(area: Jurisdiction, numbers: readonly string[]): Promise<boolean>;
  /** Keeps that somebody sent a list with files that are not theirs. */
  recordRefused(area: Jurisdiction, refused: RefusedBatch): Promise<void>;
}
