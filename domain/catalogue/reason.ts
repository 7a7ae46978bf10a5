import { ACTIONS, type Action } from '../registration/lifecycle.ts';
import { SLIP } from '../registration/slip.ts';
import { isInArea, type Jurisdiction } from '../staff/actor.ts';

/** When a reason is given. `correction`: a decision is taken back; `answers`: staff correct what was answered. */
export const REASON_STAGES = ['review', 'confirmation', 'both', 'correction', 'answers'] as const;
export type ReasonStage = (typeof REASON_STAGES)[number];

/** Where and when a reason is offered. `region` null: everywhere. */
export type Offer = {
  readonly code: string;
  readonly stage: ReasonStage;
  readonly region: string | null;
  readonly isRetired: boolean;
};

function stagesOf(action: Action): readonly ReasonStage[] {
  if (action === 'refuse-confirmation') return ['confirmation', 'both'];
  if (action === 'correct') return ['answers'];
  // The point may find the papers wanting that its desk has passed.
  if (action === 'revert-confirmation') return ['correction', 'confirmation', 'both'];
  return action.startsWith('revert-') ? ['correction'] : ['review', 'both'];
}

/** For which actions a reason is offered at all: what browsers make their lists from. */
export const offeredFor = (reason: Offer): readonly Action[] =>
  reason.isRetired ? [] : ACTIONS.filter((action) => stagesOf(action).includes(reason.stage));

/** May this reason be given for this action on a file of this region? */
export const isOffered = (reason: Offer, action: Action, region: string): boolean =>
  (reason.region === null || reason.region === region) && offeredFor(reason).includes(action);

export const REASON_CHANGES = ['add', 'reword', 'retire', 'restore'] as const;
export type ReasonChangeKind = (typeof REASON_CHANGES)[number];

export const REASON_CHANGE_STATES = ['proposed', 'approved', 'live', 'declined', 'withdrawn'] as const;
export type ReasonChangeState = (typeof REASON_CHANGE_STATES)[number];

export const REASON_DECISIONS = ['approve', 'decline', 'withdraw'] as const;
export type ReasonDecision = (typeof REASON_DECISIONS)[number];

/** National reasons are the nation's, a region's own are the region's and the nation's. */
export const mayChange = (area: Jurisdiction, region: string | null): boolean =>
  area.point === null && (region === null ? area.region === null : isInArea(area, region, null));

/**
 * May a reason be changed so? Null where it may. What was replaced does not come back beside what replaces it; the
 * slip is the product's own.
 */
export function refusesChange(
  kind: ReasonChangeKind,
  of: (Offer & { readonly isReplaced: boolean }) | null,
): 'reason-unknown' | null {
  if (kind === 'add') return null;
  if (of === null || of.code === SLIP || of.isReplaced) return 'reason-unknown';
  return (kind === 'restore') === of.isRetired ? null : 'reason-unknown';
}

/** Two people: who has asked for a change takes it back, anybody else decides on it. */
export function refusesDecision(
  of: { readonly state: ReasonChangeState; readonly proposedBy: string },
  decision: ReasonDecision,
  actor: { readonly id: string },
): 'configuration-settled' | 'same-member-of-staff' | 'not-permitted' | null {
  if (of.state !== 'proposed') return 'configuration-settled';
  const isOwn = of.proposedBy === actor.id;
  if (decision === 'withdraw') return isOwn ? null : 'not-permitted';
  return isOwn ? 'same-member-of-staff' : null;
}
