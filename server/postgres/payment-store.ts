import type pg from 'pg';
import type { FeeLine } from '#domain/payment/fee.ts';
import type { PaymentStore, StoredPayment } from '../ports/payment-store.ts';
import type { Identity } from '../ports/registration-store.ts';
import { instant, integer, text, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';

const toPayment = (row: Row): StoredPayment => ({
  orderNumber: text(row, 'order_number'),
  gateway: text(row, 'gateway'),
  merchant: text(row, 'merchant'),
  fen: integer(row, 'fen'),
  lines: row.lines as FeeLine[],
  state: word(row, 'state', ['open', 'paid', 'failed', 'expired']),
  openedAt: instant(row, 'opened_at'),
  expiresAt: instant(row, 'expires_at'),
  isVoid: row.void_at !== null,
});

const INSERT_PAYMENT = `
insert into payments (edition_id, candidate_id, order_number, gateway, merchant, fen, lines, state, opened_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const SETTLED = `
select fen + coalesce((select sum(fee_fen - settled_fen) from fee_differences d
  where d.edition_id = p.edition_id and d.candidate_id = p.candidate_id), 0) as settled
from payments p where edition_id = $1 and candidate_id = $2 and state = 'paid' order by paid_at limit 1`;

/** The registration's row is where two browsers queue: the second finds the first one's order, or that all is paid. */
async function openOrder(db: Queryable, of: Identity, payment: StoredPayment): Promise<StoredPayment | null> {
  const id = [of.edition, of.candidate];
  const payable = await firstRow(
    db,
    `select 1 from registrations
     where edition_id = $1 and candidate_id = $2 and status = 'payable' for no key update`,
    id,
  );
  if (payable === null) return null;
  const open = await firstRow(
    db,
    `select * from payments where edition_id = $1 and candidate_id = $2 and state = 'open' and fen = $3 and expires_at > $4 and void_at is null`,
    [...id, payment.fen, payment.openedAt],
  );
  if (open !== null) return toPayment(open);
  await rows(db, 'insert into payment_orders values ($1, $2, $3)', [payment.orderNumber, ...id]);
  const { gateway, merchant, fen, lines, state } = payment;
  const order = [payment.orderNumber, gateway, merchant, fen, JSON.stringify(lines), state];
  await rows(db, INSERT_PAYMENT, [...id, ...order, payment.openedAt, payment.expiresAt]);
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
    settledOf: async (of) => {
      const row = await firstRow(pool, SETTLED, [of.edition, of.candidate]);
      return row === null ? null : integer(row, 'settled');
    },
    expirePayment: async (of, orderNumber) => {
      await changed(
        pool,
        `update payments set state = 'expired'
         where edition_id = $1 and candidate_id = $2 and order_number = $3 and state = 'open'`,
        [of.edition, of.candidate, orderNumber],
      );
    },
    settlePayment: async (of, orderNumber, settled) => {
      const count = await changed(
        pool,
        `update payments set state = 'paid', transaction = $4, paid_at = $5
         where edition_id = $1 and candidate_id = $2 and order_number = $3 and state <> 'paid'`,
        [of.edition, of.candidate, orderNumber, settled.transaction, settled.at],
      );
      return count === 1;
    },
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
    listOpenPayments: async (limit) => {
      const found = await rows(
        pool,
        "select * from payments where state = 'open' order by opened_at limit $1",
        [limit],
      );
      return found.map((row) => ({
        edition: text(row, 'edition_id'),
        candidate: text(row, 'candidate_id'),
        ...toPayment(row),
      }));
    },
  };
}
