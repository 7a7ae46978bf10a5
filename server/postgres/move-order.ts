import type pg from 'pg';
import { ORDER_STATES, type OrderFacts } from '#domain/payment/order-lifecycle.ts';
import type { OrderStep } from '../ports/payment-store.ts';
import type { Identity } from '../ports/registration-store.ts';
import { instant, textOrNull, texts, word } from './columns.ts';
import { firstRow, inTransaction, type Queryable, rows } from './pool.ts';

/** Locked by its key first: what was kept beside it is read after whoever had the lock is done. */
const LOCK = `
select state, expires_at, transaction from payments
where edition_id = $1 and candidate_id = $2 and order_number = $3 for no key update`;

const BESIDE = `
select
  coalesce((select array_agg(transaction) from surplus_payments
    where edition_id = $1 and candidate_id = $2 and order_number = $3), '{}') as kept,
  exists (select 1 from payments
    where edition_id = $1 and candidate_id = $2 and order_number <> $3 and state = 'paid') as paid_otherwise`;

const MOVE =
  'update payments set state = $4 where edition_id = $1 and candidate_id = $2 and order_number = $3';

const BOOK = `
update payments set state = 'paid', transaction = $4, paid_at = $5, receipt_number = $6, receipt_url = $7, next_query_at = null
where edition_id = $1 and candidate_id = $2 and order_number = $3`;

const KEEP = `
with kept as (
  insert into surplus_payments (edition_id, candidate_id, gateway, transaction, order_number, fen, reason, paid_at, at, region_id, point_id)
  select $1, $2, p.gateway, $4, $3, $5, $6, $7, $8, r.region_id, r.point_id
  from payments p join registrations r using (edition_id, candidate_id)
  where p.edition_id = $1 and p.candidate_id = $2 and p.order_number = $3
  on conflict do nothing
  returning region_id
)
insert into messages (candidate_id, edition_id, kind, occasion, params, at, state, attempts, due_at)
select $2, $1, 'money-kept', 'money/' || $4, jsonb_build_object('region', region_id, 'status', null, 'deadline', null,
  'reason', null, 'refund', $5::integer), $8, 'waiting', 0, $8 from kept`;

/** The only place where the state of an order is written. */
export function moveOrder(
  pool: pg.Pool,
  of: Identity,
  orderNumber: string,
  at: Date,
  decide: (order: OrderFacts, isPaidOtherwise: boolean) => OrderStep,
): Promise<boolean> {
  return inTransaction(pool, async (db) => {
    const key = [of.edition, of.candidate, orderNumber];
    const order = await firstRow(db, LOCK, key);
    const beside = order === null ? null : await firstRow(db, BESIDE, key);
    if (order === null || beside === null) return false;
    const facts = {
      state: word(order, 'state', ORDER_STATES),
      expiresAt: instant(order, 'expires_at'),
      transaction: textOrNull(order, 'transaction'),
      kept: texts(beside, 'kept'),
    };
    await write(db, key, at, decide(facts, beside.paid_otherwise === true), facts);
    return true;
  });
}

async function write(
  db: Queryable,
  key: string[],
  at: Date,
  { to, book, keep }: OrderStep,
  from: OrderFacts,
) {
  if (book !== null) {
    const { transaction, paidAt, receipt } = book;
    await rows(db, BOOK, [...key, transaction, paidAt, receipt?.number ?? null, receipt?.url ?? null]);
  } else if (to !== from.state) await rows(db, MOVE, [...key, to]);
  if (keep !== null) {
    const { transaction, fen, reason, paidAt } = keep;
    await rows(db, KEEP, [...key, transaction, fen, reason, paidAt, at]);
  }
}
