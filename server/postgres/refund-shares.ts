import { shareRefund } from '#domain/payment/refund.ts';
import type { RefundWanted } from '#domain/registration/command.ts';
import type { Keys } from '../ports/keys.ts';
import type { Identity } from '../ports/registration-store.ts';
import { REFUNDABLE, toRefundable } from './payment-store.ts';
import { type Queryable, rows } from './pool.ts';

/** Where the note of a refund is sealed for. */
export const refundPlace = (edition: string, candidate: string, refund: string) =>
  `refunds/${edition}/${candidate}/${refund}`;

/** Asked for with the cancellation, a refund for each payment; decided on by somebody else. */
export const ASK_REFUNDS = `, refund as (
  insert into refunds (edition_id, candidate_id, refund_id, fen, reason, sealed, state, rev, asked_by, asked_at, region_id, point_id,
    gateway, order_number, transaction)
  select $1, $2, s.refund_id, s.fen, $43, s.sealed, 'asked', 1, $27, $32, $8, $9, s.gateway, s.order_number, s.transaction
  from saved, unnest($44::uuid[], $45::integer[], $46::bytea[], $47::text[], $48::text[], $49::text[])
    as s (refund_id, fen, sealed, gateway, order_number, transaction)
)`;

/**
 * What goes back of each order, as the statement takes it; null where less is left than is wanted. Whoever else asks for
 * money of this registration has asked before, or comes after us.
 */
export async function lockShares(
  db: Queryable,
  keys: Keys,
  { edition, candidate }: Identity,
  { fen, reason, note }: RefundWanted,
): Promise<unknown[] | null> {
  const of = [edition, candidate];
  await rows(
    db,
    'select 1 from registrations where edition_id = $1 and candidate_id = $2 for no key update',
    of,
  );
  const shares = shareRefund(fen, (await rows(db, REFUNDABLE, of)).map(toRefundable));
  if (shares === null) return null;
  const asked = shares.map((share) => ({ ...share, id: keys.uuid() }));
  return [
    reason,
    asked.map(({ id }) => id),
    asked.map((share) => share.fen),
    asked.map(({ id }) => keys.seal(refundPlace(edition, candidate, id), { note })),
    asked.map((share) => share.of.gateway),
    asked.map((share) => share.of.orderNumber),
    asked.map((share) => share.of.transaction),
  ];
}
