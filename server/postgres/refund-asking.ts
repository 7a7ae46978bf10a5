import type pg from 'pg';
import { SURPLUS_REASONS } from '#domain/payment/order-lifecycle.ts';
import type { RefundReason } from '#domain/payment/refund.ts';
import type { Keys } from '../ports/keys.ts';
import type { Refundable } from '../ports/payment-store.ts';
import type { AskedRefund, RefundAsking, RefundWish, Returnable } from '../ports/refund-asking.ts';
import type { Identity } from '../ports/registration-store.ts';
import { instant, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { BALANCE, REFUNDABLE, toRefundable } from './payment-store.ts';
import { firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';
import { refundPlace } from './refund-shares.ts';

const OPEN_SURPLUS = `
not exists (select 1 from refunds f where f.edition_id = s.edition_id and f.candidate_id = s.candidate_id
  and f.gateway = s.gateway and f.transaction = s.transaction and f.state <> 'declined')`;

const LIST = `
select * from (
  select r.number, r.name, s.transaction, s.order_number, s.fen, s.reason, s.at
  from surplus_payments s join registrations r using (edition_id, candidate_id)
  where ($1::text is null or s.region_id = $1) and ($2::text is null or s.point_id = $2) and ${OPEN_SURPLUS}
  union all
  select r.number, r.name, null, null, ${BALANCE}, 'over-paid', d.at
  from (select edition_id, candidate_id, max(at) as at from fee_differences
      where ($1::text is null or region_id = $1) and ($2::text is null or point_id = $2) group by 1, 2) d
    join registrations r using (edition_id, candidate_id)
  where r.status = 'registered' and ${BALANCE} > 0
) as returnable order by at, number limit 200`;

const EARLIER = `
select encode(request_digest, 'hex') as digest, refund_id from refund_events
where edition_id = $1 and candidate_id = $2 and idempotency_key = $3`;

const ASK = `
with asked as (
  insert into refunds (edition_id, candidate_id, refund_id, fen, reason, sealed, state, rev, asked_by, asked_at,
    region_id, point_id, gateway, order_number, transaction)
  select $1, $2, $3, $4, $5, $6, 'asked', 1, $7, $8, region_id, point_id, $9, $10, $11
  from registrations where edition_id = $1 and candidate_id = $2
  returning region_id, point_id
)
insert into refund_events (edition_id, candidate_id, refund_id, rev, action, actor_id, at, idempotency_key, request_digest, region_id, point_id)
select $1, $2, $3, 1, 'ask', $7, $8, $12, $13, region_id, point_id from asked`;

const toReturnable = (row: Row): Returnable => ({
  number: text(row, 'number'),
  name: text(row, 'name'),
  transaction: textOrNull(row, 'transaction'),
  orderNumber: textOrNull(row, 'order_number'),
  fen: integer(row, 'fen'),
  reason: word(row, 'reason', [...SURPLUS_REASONS, 'over-paid']),
  at: instant(row, 'at'),
});

type Found = { readonly money: Refundable; readonly reason: RefundReason };

/** The money beside the registration under this transaction, or what was paid too much. */
async function findMoney(db: Queryable, of: Identity, transaction: string | null): Promise<Found | null> {
  const id = [of.edition, of.candidate];
  if (transaction !== null) {
    const row = await firstRow(
      db,
      `select * from surplus_payments s where edition_id = $1 and candidate_id = $2 and transaction = $3 and ${OPEN_SURPLUS}`,
      [...id, transaction],
    );
    if (row === null) return null;
    return { money: toRefundable(row), reason: row.reason === 'double' ? 'double-payment' : 'late-payment' };
  }
  const balance = await firstRow(
    db,
    `select ${BALANCE} as balance from registrations r where edition_id = $1 and candidate_id = $2 and status = 'registered'`,
    id,
  );
  const over = balance === null ? null : integerOrNull(balance, 'balance');
  const row = over !== null && over > 0 ? await firstRow(db, REFUNDABLE, id) : null;
  if (over === null || row === null) return null;
  const money = toRefundable(row);
  return { money: { ...money, fen: Math.min(money.fen, over) }, reason: 'over-paid' };
}

async function ask(db: Queryable, of: Identity, wish: RefundWish, keys: Keys): Promise<AskedRefund> {
  const id = [of.edition, of.candidate];
  // Whoever else asks for the same registration comes after us.
  await rows(
    db,
    'select 1 from registrations where edition_id = $1 and candidate_id = $2 for no key update',
    id,
  );
  const earlier = await firstRow(db, EARLIER, [...id, wish.key]);
  const found = await findMoney(db, of, wish.transaction);
  if (earlier !== null)
    return text(earlier, 'digest') === wish.requestDigest
      ? { outcome: 'asked', id: text(earlier, 'refund_id'), reason: found?.reason ?? 'over-paid' }
      : { outcome: 'key-used-otherwise' };
  if (found === null) return { outcome: 'nothing-to-return' };
  const { money, reason } = found;
  if (wish.fen <= 0 || wish.fen > money.fen) return { outcome: 'too-much', most: money.fen };
  const sealed = keys.seal(refundPlace(of.edition, of.candidate, wish.id), { note: wish.note });
  const asked = [wish.id, wish.fen, reason, sealed, wish.staff, wish.at];
  const source = [money.gateway, money.orderNumber, money.transaction];
  await rows(db, ASK, [...id, ...asked, ...source, wish.key, Buffer.from(wish.requestDigest, 'hex')]);
  return { outcome: 'asked', id: wish.id, reason };
}

export function createRefundAsking(pool: pg.Pool, keys: Keys): RefundAsking {
  return {
    listReturnable: async ({ region, point }) => (await rows(pool, LIST, [region, point])).map(toReturnable),
    askRefund: (of, wish) => inTransaction(pool, (db) => ask(db, of, wish, keys)),
  };
}
