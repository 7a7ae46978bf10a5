import type pg from 'pg';
import type { FeeLine } from '#domain/payment/fee.ts';
import { ORDER_STATES, SURPLUS_REASONS } from '#domain/payment/order-lifecycle.ts';
import { nextQuestion } from '#domain/payment/query-schedule.ts';
import { REFUND_STATES } from '#domain/payment/refund.ts';
import type { PaymentStore, Refundable, StoredPayment, Surplus } from '../ports/payment-store.ts';
import type { Identity } from '../ports/registration-store.ts';
import { instant, integer, integerOrNull, text, textOrNull, truth, word } from './columns.ts';
import { moveOrder } from './move-order.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';

const toPayment = (row: Row): StoredPayment => ({
  orderNumber: text(row, 'order_number'),
  gateway: text(row, 'gateway'),
  merchant: text(row, 'merchant'),
  fen: integer(row, 'fen'),
  lines: row.lines as FeeLine[],
  state: word(row, 'state', ORDER_STATES),
  openedAt: instant(row, 'opened_at'),
  expiresAt: instant(row, 'expires_at'),
  purpose: word(row, 'purpose', ['fee', 'difference']),
  isVoid: row.void_at !== null,
  receipt:
    row.receipt_number === null
      ? null
      : { number: text(row, 'receipt_number'), url: textOrNull(row, 'receipt_url') },
});

const toSurplus = (row: Row): Surplus => ({
  transaction: text(row, 'transaction'),
  orderNumber: text(row, 'order_number'),
  fen: integer(row, 'fen'),
  reason: word(row, 'reason', SURPLUS_REASONS),
  paidAt: instant(row, 'paid_at'),
  refund: row.refund === null ? null : word(row, 'refund', REFUND_STATES),
});

const INSERT_PAYMENT = `
insert into payments (edition_id, candidate_id, order_number, gateway, merchant, fen, lines, state, opened_at, expires_at,
  next_query_at, purpose)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** Of a registration `r`: what was booked, less what goes back of it, less the fee that it should have settled. */
export const BALANCE = `
(select sum(fen) from payments p where p.edition_id = r.edition_id and p.candidate_id = r.candidate_id and state = 'paid')
  - coalesce((select sum(fen) from refunds f where f.edition_id = r.edition_id and f.candidate_id = r.candidate_id
      and state <> 'declined' and f.transaction in (select p.transaction from payments p
        where p.edition_id = r.edition_id and p.candidate_id = r.candidate_id and p.state = 'paid')), 0)
  - (select fen from payments p where p.edition_id = r.edition_id and p.candidate_id = r.candidate_id and state = 'paid'
      order by paid_at limit 1)
  - coalesce((select sum(fee_fen - settled_fen) from fee_differences d
      where d.edition_id = r.edition_id and d.candidate_id = r.candidate_id), 0)`;

const SETTLED = `
select fen + coalesce((select sum(fee_fen - settled_fen) from fee_differences d
  where d.edition_id = p.edition_id and d.candidate_id = p.candidate_id), 0) as settled
from payments p where edition_id = $1 and candidate_id = $2 and state = 'paid' order by paid_at limit 1`;

/** What is left of each booked payment; that with the most left first. */
export const REFUNDABLE = `
select gateway, order_number, transaction, fen from (
  select p.gateway, p.order_number, p.transaction, p.fen - coalesce((select sum(f.fen) from refunds f
      where f.edition_id = p.edition_id and f.candidate_id = p.candidate_id and f.transaction = p.transaction
        and f.gateway = p.gateway and f.state <> 'declined'), 0) as fen
  from payments p where p.edition_id = $1 and p.candidate_id = $2 and p.state = 'paid') as booked
where fen > 0 order by fen desc, order_number`;

export const toRefundable = (row: Row): Refundable => ({
  gateway: text(row, 'gateway'),
  orderNumber: text(row, 'order_number'),
  transaction: text(row, 'transaction'),
  fen: integer(row, 'fen'),
});

const SURPLUS = `
select s.*, (select state from refunds f
    where f.edition_id = s.edition_id and f.candidate_id = s.candidate_id and f.gateway = s.gateway
      and f.transaction = s.transaction and f.state <> 'declined' limit 1) as refund
from surplus_payments s where s.edition_id = $1 and s.candidate_id = $2 order by s.paid_at`;

/** The registration's row is where two browsers queue: the second finds the first one's order, or that all is paid. */
async function openOrder(db: Queryable, of: Identity, payment: StoredPayment): Promise<StoredPayment | null> {
  const id = [of.edition, of.candidate];
  const payable = await firstRow(
    db,
    `select 1 from registrations
     where edition_id = $1 and candidate_id = $2 and status = $3 for no key update`,
    [...id, payment.purpose === 'fee' ? 'payable' : 'registered'],
  );
  if (payable === null) return null;
  const open = await firstRow(
    db,
    `select * from payments where edition_id = $1 and candidate_id = $2 and state = 'open' and fen = $3 and expires_at > $4 and gateway = $5
       and void_at is null`,
    [...id, payment.fen, payment.openedAt, payment.gateway],
  );
  if (open !== null) return toPayment(open);
  await rows(db, 'insert into payment_orders values ($1, $2, $3)', [payment.orderNumber, ...id]);
  const { gateway, merchant, fen, lines, state } = payment;
  const order = [payment.orderNumber, gateway, merchant, fen, JSON.stringify(lines), state];
  const times = [payment.openedAt, payment.expiresAt, nextQuestion(payment.openedAt, payment.openedAt)];
  await rows(db, INSERT_PAYMENT, [...id, ...order, ...times, payment.purpose]);
  return payment;
}

export function createPaymentStore(pool: pg.Pool): PaymentStore {
  return {
    findCurrentPayment: async (of) => {
      const row = await firstRow(
        pool,
        `select * from payments where edition_id = $1 and candidate_id = $2 and state in ('open', 'paid')
         order by opened_at desc limit 1`,
        [of.edition, of.candidate],
      );
      return row === null ? null : toPayment(row);
    },
    findPayment: async (of, orderNumber) => {
      const row = await firstRow(
        pool,
        'select * from payments where edition_id = $1 and candidate_id = $2 and order_number = $3',
        [of.edition, of.candidate, orderNumber],
      );
      return row === null ? null : toPayment(row);
    },
    findOrder: async (orderNumber) => {
      const row = await firstRow(
        pool,
        'select edition_id, candidate_id from payment_orders where order_number = $1',
        [orderNumber],
      );
      return row === null ? null : { edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') };
    },
    openPayment: (of, payment) => inTransaction(pool, (client) => openOrder(client, of, payment)),
    balanceOf: async (of) => {
      const row = await firstRow(
        pool,
        `select ${BALANCE} as balance from registrations r where edition_id = $1 and candidate_id = $2`,
        [of.edition, of.candidate],
      );
      return row === null ? null : integerOrNull(row, 'balance');
    },
    refundableOf: async (of) => {
      const left = (await rows(pool, REFUNDABLE, [of.edition, of.candidate])).map(toRefundable);
      return left.length === 0 ? null : left.reduce((sum, { fen }) => sum + fen, 0);
    },
    settledOf: async (of) => {
      const row = await firstRow(pool, SETTLED, [of.edition, of.candidate]);
      return row === null ? null : integer(row, 'settled');
    },
    moveOrder: (of, orderNumber, at, decide) => moveOrder(pool, of, orderNumber, at, decide),
    listSurplus: async (of) => (await rows(pool, SURPLUS, [of.edition, of.candidate])).map(toSurplus),
    recordNotice: async (notice) => {
      await rows(pool, 'insert into payment_notices values ($1, $2, $3, $4, $5, $6, $7)', [
        notice.id,
        notice.gateway,
        notice.orderNumber,
        notice.transaction,
        notice.fen,
        notice.verdict,
        notice.at,
      ]);
    },
    isSpent: async (gateway, transaction, orderNumber) => {
      const row = await firstRow(
        pool,
        `select 1 from payment_notices
         where gateway = $1 and transaction = $2 and verdict = 'accepted' and order_number <> $3`,
        [gateway, transaction, orderNumber],
      );
      return row !== null;
    },
    listDuePayments: async (now, limit) => {
      const found = await rows(
        pool,
        `select p.*, r.status = case p.purpose when 'fee' then 'payable' else 'registered' end as due
         from payments p join registrations r using (edition_id, candidate_id)
         where p.next_query_at <= $1 order by p.next_query_at limit $2`,
        [now, limit],
      );
      return found.map((row) => ({
        edition: text(row, 'edition_id'),
        candidate: text(row, 'candidate_id'),
        isDue: truth(row, 'due'),
        ...toPayment(row),
      }));
    },
    askNextAt: async (of, orderNumber, at) => {
      await changed(
        pool,
        `update payments set next_query_at = $4
         where edition_id = $1 and candidate_id = $2 and order_number = $3 and state <> 'paid'`,
        [of.edition, of.candidate, orderNumber, at],
      );
    },
  };
}
