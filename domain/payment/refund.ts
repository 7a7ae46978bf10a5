/** Why money goes back. Personal reasons are none: who gives up after paying is not refunded. */
export const REFUND_REASONS = [
  'changed-by-region',
  'ineligible-after-payment',
  'double-payment',
  'late-payment',
  'over-paid',
  'by-law',
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export const REFUND_STATES = ['asked', 'approved', 'declined', 'sent', 'done', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

export const REFUND_ACTIONS = [
  'approve',
  'decline',
  'send',
  'report-done',
  'report-failed',
  'try-again',
] as const;
export type RefundAction = (typeof REFUND_ACTIONS)[number];

type Rule = {
  readonly from: RefundState;
  readonly to: RefundState;
  /** Staff decide; what becomes of the money, the platform says. */
  readonly by: 'staff' | 'platform';
};

/** The whole life of a refund. */
export const refundLife: Readonly<Record<RefundAction, Rule>> = {
  approve: { from: 'asked', to: 'approved', by: 'staff' },
  decline: { from: 'asked', to: 'declined', by: 'staff' },
  send: { from: 'approved', to: 'sent', by: 'platform' },
  'report-done': { from: 'sent', to: 'done', by: 'platform' },
  'report-failed': { from: 'sent', to: 'failed', by: 'platform' },
  'try-again': { from: 'failed', to: 'approved', by: 'staff' },
};

export type Refund = {
  readonly state: RefundState;
  readonly rev: number;
  readonly askedBy: string;
};

export type RefundRefusal = 'changed-meanwhile' | 'refund-settled' | 'not-permitted' | 'same-member-of-staff';

type Decided =
  | { readonly ok: true; readonly to: RefundState }
  | { readonly ok: false; readonly code: RefundRefusal };

/** Who asked decides nothing about it: a second person looks. */
export function decideRefund(
  refund: Refund,
  command: { readonly do: RefundAction; readonly rev: number },
  actor: { readonly is: 'staff' | 'platform'; readonly id: string },
): Decided {
  const rule = refundLife[command.do];
  if (actor.is !== rule.by) return { ok: false, code: 'not-permitted' };
  if (command.rev !== refund.rev) return { ok: false, code: 'changed-meanwhile' };
  if (rule.from !== refund.state) return { ok: false, code: 'refund-settled' };
  if (actor.is === 'staff' && actor.id === refund.askedBy) return { ok: false, code: 'same-member-of-staff' };
  return { ok: true, to: rule.to };
}

/** What of a booked payment has not gone back yet, in fen. */
export type Left = { readonly transaction: string; readonly fen: number };

/**
 * What goes back of each payment so that `fen` goes back in all: of the largest first, of none more than is left of it.
 * Null where less than that is left of all of them.
 */
export function shareRefund<T extends Left>(
  fen: number,
  payments: readonly T[],
): readonly { readonly of: T; readonly fen: number }[] | null {
  let wanted = fen;
  const shares: { of: T; fen: number }[] = [];
  for (const payment of [...payments].sort((a, b) => b.fen - a.fen)) {
    const share = Math.min(wanted, payment.fen);
    if (share > 0) shares.push({ of: payment, fen: share });
    wanted -= Math.max(share, 0);
  }
  return wanted === 0 ? shares : null;
}
