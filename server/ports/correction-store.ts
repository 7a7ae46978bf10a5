import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Identity } from './registration-store.ts';

/** What stands beside the event of a correction; who, when and why is in the history. */
export type StoredCorrection = {
  readonly rev: number;
  readonly note: string;
  readonly feeBefore: number | null;
  readonly feeAfter: number | null;
};

/** Corrections as staff reach them: under the area's row-level security. */
export interface OfficeCorrectionStore {
  /** Of one registration, the newest first. */
  correctionsOf(area: Jurisdiction, of: Identity): Promise<readonly StoredCorrection[]>;
}
