import { decideRefund, type RefundAction, type RefundState } from '#domain/payment/refund.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { RefundStore, StoredRefund } from '../../ports/refund-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';

type Deps = { readonly refunds: RefundStore; readonly clock: Clock; readonly keys: Keys };

const WAITING: readonly RefundState[] = ['asked', 'approved', 'sent', 'failed'];
const SETTLED: readonly RefundState[] = ['done', 'declined'];

/** A refund as staff read it. */
export const viewRefund = (refund: StoredRefund, staff: StaffMember) => ({
  id: refund.id,
  number: refund.number,
  name: refund.name,
  fen: refund.fen,
  reason: refund.reason,
  note: refund.note,
  state: refund.state,
  rev: refund.rev,
  askedBy: refund.askedByName,
  isOwn: refund.askedBy === staff.id,
  askedAt: refund.askedAt.toISOString(),
  decidedBy: refund.decidedByName,
  decidedAt: refund.decidedAt?.toISOString() ?? null,
});

export async function listRefunds(deps: Deps, staff: StaffMember, is: 'waiting' | 'settled') {
  const found = await deps.refunds.listRefunds(areaOf(staff), is === 'waiting' ? WAITING : SETTLED);
  return done(found.map((refund) => viewRefund(refund, staff)));
}

type Decision = { readonly do: RefundAction; readonly rev: number };

/** A second person approves or declines. What was approved waits to be sent to the platform. */
export async function decideRefundAs(
  deps: Deps,
  staff: StaffMember,
  id: string,
  decision: Decision,
  incoming: Incoming,
) {
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const outcome = await deps.refunds.lockRefund(areaOf(staff), id, command, (refund, earlier) => {
    const nothing = (answer: Outcome<true>) => ({ step: null, answer });
    if (earlier !== null)
      return nothing(earlier === command.requestDigest ? done(true) : refused('key-used-otherwise'));
    const decided = decideRefund(refund, decision, { is: 'staff', id: staff.id });
    if (!decided.ok) return nothing(refused(decided.code));
    const step = { action: decision.do, to: decided.to, actor: staff.id, at: deps.clock.now() };
    return { step, answer: done(true as const) };
  });
  if (outcome === null) return refused('not-found');
  if (!outcome.ok) return outcome;
  const refund = await deps.refunds.findRefund(areaOf(staff), id);
  return refund === null ? refused('not-found') : done(viewRefund(refund, staff));
}
