import type pg from 'pg';
import type { FeeLine } from '#domain/payment/fee.ts';
import type { PaymentStore, StoredPayment } from '../ports/payment-store.ts';
import { instant, integer, text, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Row, rows } from './pool.ts';

const toPayment = (row: Row): StoredPayment => ({
  orderNumber: text(row, 'order_number'),
  gateway: text(row, 'gateway'),
  merchant: text(row, 'merchant'),
  fen: integer(row, 'fen'),
  lines: row.lines as FeeLine[],
  state: word(row, 'state', ['open', 'paid', 'failed', 'expired']),
  openedAt: instant(row, 'opened_at'),
  expiresAt: instant(row, 'expires_at'),
});

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
    openPayment: (of, payment) =>
      inTransaction(pool, async (client) => {
        await rows(client, 'insert into payment_orders values ($1, $2, $3)', [
          payment.orderNumber,
          of.edition,
          of.candidate,
        ]);
        await rows(
          client,
          `insert into payments (edition_id, candidate_id, order_number, gateway, merchant, fen, lines, state, opened_at,
             expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            of.edition,
            of.candidate,
            payment.orderNumber,
            payment.gateway,
            payment.merchant,
            payment.fen,
            JSON.stringify(payment.lines),
            payment.state,
            payment.openedAt,
            payment.expiresAt,
          ],
        );
      }),
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
