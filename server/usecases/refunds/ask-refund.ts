import type { RefundAsking } from '../../ports/refund-asking.ts';
import type { RefundStore } from '../../ports/refund-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { findFileOf } from '../corrections/correction-facts.ts';
import { done, refused } from '../outcome.ts';
import { areaOf, type OfficeDeps } from '../review/view-file.ts';
import { viewRefund } from './decide-refund.ts';

type Deps = OfficeDeps & { readonly refundAsking: RefundAsking; readonly refunds: RefundStore };

/** Money that came in and is not due: double, late, or more than the fee since a correction. */
export async function listReturnable(deps: Deps, staff: StaffMember) {
  const found = await deps.refundAsking.listReturnable(areaOf(staff));
  return done(found.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })));
}

type Wish = { readonly transaction: string | null; readonly fen: number; readonly note: string };

/** Asks for a refund without cancelling anything; somebody else decides on it. */
export async function askRefund(
  deps: Deps,
  staff: StaffMember,
  number: string,
  { transaction, fen, note }: Wish,
  incoming: Incoming,
) {
  const found = await findFileOf(deps, staff, number);
  if (found === null) return refused('not-found');
  const asked = await deps.refundAsking.askRefund(found.of, {
    id: deps.keys.uuid(),
    transaction,
    fen,
    note: note.trim(),
    staff: staff.id,
    at: deps.clock.now(),
    key: incoming.key,
    requestDigest: deps.keys.digest(incoming.request),
  });
  if (asked.outcome === 'key-used-otherwise') return refused('key-used-otherwise');
  if (asked.outcome === 'nothing-to-return') return refused('refund-settled');
  if (asked.outcome === 'too-much') return refused('refund-too-much', { settled: asked.most });
  const refund = await deps.refunds.findRefund(areaOf(staff), asked.id);
  return refund === null ? refused('not-found') : done(viewRefund(refund, staff));
}
