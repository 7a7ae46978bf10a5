import type { StaffRole } from '../staff/actor.ts';
import type { Action } from './lifecycle.ts';
import type { Status } from './registration.ts';

/** Somebody has a file on the bench. The token is greater than that of any taking before it. */
export type Lease = {
  readonly token: number;
  readonly staff: string;
  readonly since: Date;
  /** By the machine's time. From then on anybody may take the file; who comes first has it. */
  readonly until: Date;
};

/** With the name of who has it. */
export type Held = Lease & { readonly holder: string };

/** As long as a page may be silent: it renews what it holds every minute. */
export const LEASE_MINUTES = 5;

/** Decisions of the review. Taking one back is open to whoever may, and the counter has the paper in hand. */
const ON_THE_BENCH: readonly Action[] = [
  'pass-first',
  'approve-at-point',
  'approve-at-region',
  'refuse',
  'return-to-point',
];

export const needsLease = (action: Action): boolean => ON_THE_BENCH.includes(action);

/** The status that waits for this role at the bench; null for roles that review nothing. */
export function waitsFor(role: StaffRole): 'confirmed' | 'endorsed' | null {
  if (role === 'point') return 'confirmed';
  return role === 'region' ? 'endorsed' : null;
}

/** The action that passes a file of this status. */
export const passOf = (status: Status): Action =>
  status === 'endorsed' ? 'approve-at-region' : 'approve-at-point';

/**
 * What stands in the way of a decision with this token. Only the newest token counts: nobody has taken the file since.
 * That it has run out does not matter as long as this is so.
 */
export function refusedLease(
  lease: Lease | null,
  staff: string,
  token: number | null,
): 'lease-needed' | 'lease-lost' | null {
  if (lease === null || token === null) return 'lease-needed';
  return lease.token === token && lease.staff === staff ? null : 'lease-lost';
}
