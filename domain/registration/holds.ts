import type { Action } from './lifecycle.ts';

/** Conditions beside the status, each with a row of its own: who, when, why, resolved when. */
export const HOLD_KINDS = [
  'duplicate-suspected',
  'photo-in-doubt',
  'credential-in-doubt',
  'score-merge-pending',
  'identity-disputed',
] as const;

export type HoldKind = (typeof HOLD_KINDS)[number];

export type Hold = { readonly kind: HoldKind; readonly since: Date; readonly reason: string };

const BLOCKS: Readonly<Record<HoldKind, readonly Action[]>> = {
  'duplicate-suspected': ['confirm', 'approve-at-point', 'approve-at-region', 'pass-unreviewed'],
  'photo-in-doubt': ['approve-at-region', 'pass-unreviewed'],
  'credential-in-doubt': ['approve-at-region', 'pass-unreviewed'],
  'score-merge-pending': ['approve-at-region', 'pass-unreviewed'],
  'identity-disputed': ['submit', 'confirm', 'approve-at-point', 'approve-at-region', 'pass-unreviewed'],
};

/** The kinds that block the action. */
export const holdsAgainst = (action: Action): readonly HoldKind[] =>
  HOLD_KINDS.filter((kind) => BLOCKS[kind].includes(action));

/** What waits as long as this is open. */
export const blockedBy = (kind: HoldKind): readonly Action[] => BLOCKS[kind];

/** The first open hold that blocks the action, or null. */
export function blockingHold(holds: readonly Hold[], action: Action): Hold | null {
  return holds.find((hold) => BLOCKS[hold.kind].includes(action)) ?? null;
}
