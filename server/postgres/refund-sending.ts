import type pg from 'pg';
import { REFUND_STATES } from '#domain/payment/refund.ts';
import type { RefundOnItsWay, RefundSending } from '../ports/refund-sending.ts';
import { instantOrNull, integer, text, word } from './columns.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';

const SELECT = `
select f.*, coalesce(s.fen, p.fen) as paid_fen from refunds f
  join payments p using (edition_id, candidate_id, order_number)
  left join surplus_payments s on s.edition_id = f.edition_id and s.candidate_id = f.candidate_id
    and s.gateway = f.gateway and s.transaction = f.transaction`;

const STEP = `
with moved as (
  update refunds set state = $5, rev = rev + 1, next_query_at = $11,
    sent_at = case when $6 = 'send' then $8 else sent_at end,
    settled_at = case when $6 in ('report-done', 'report-failed') then $8 else settled_at end
  where edition_id = $1 and candidate_id = $2 and refund_id = $3 and rev = $4
  returning rev, fen, region_id, point_id
), told as (
  insert into messages (candidate_id, edition_id, kind, occasion, params, at, state, attempts, due_at)
  select $2, $1, 'refund-done', 'refund/' || $3::uuid || '/' || rev, jsonb_build_object('region', region_id,
    'status', null, 'deadline', null, 'reason', null, 'refund', fen), $8, 'waiting', 0, $8
  from moved where $6 = 'report-done'
)
insert into refund_events (edition_id, candidate_id, refund_id, rev, action, actor_id, at, idempotency_key, request_digest, region_id, point_id)
select $1, $2, $3, rev, $6, $7, $8, $9, $10, region_id, point_id from moved`;

const toRefund = (row: Row): RefundOnItsWay => ({
  edition: text(row, 'edition_id'),
  candidate: text(row, 'candidate_id'),
  id: text(row, 'refund_id'),
  rev: integer(row, 'rev'),
  state: word(row, 'state', REFUND_STATES),
  fen: integer(row, 'fen'),
  gateway: text(row, 'gateway'),
  orderNumber: text(row, 'order_number'),
  transaction: text(row, 'transaction'),
  paidFen: integer(row, 'paid_fen'),
  sentAt: instantOrNull(row, 'sent_at'),
});

export function createRefundSending(pool: pg.Pool): RefundSending {
  return {
    listDueRefunds: async (now, limit) =>
      (
        await rows(
          pool,
          `${SELECT} where f.state in ('approved', 'sent') and f.next_query_at <= $1 order by f.next_query_at limit $2`,
          [now, limit],
        )
      ).map(toRefund),
    findOnItsWay: async (of, orderNumber, id) => {
      const row = await firstRow(
        pool,
        `${SELECT} where f.edition_id = $1 and f.candidate_id = $2 and f.order_number = $3 and f.refund_id = $4`,
        [of.edition, of.candidate, orderNumber, id],
      );
      return row === null ? null : toRefund(row);
    },
    moveRefund: async ({ edition, candidate, id, rev }, step) => {
      const { to, action, actor, at, key, requestDigest, nextQueryAt } = step;
      const digest = Buffer.from(requestDigest, 'hex');
      const values = [edition, candidate, id, rev, to, action, actor, at, key, digest, nextQueryAt];
      return (await changed(pool, STEP, values)) === 1;
    },
    askRefundNextAt: async ({ edition, candidate, id, rev }, at) => {
      await changed(
        pool,
        `update refunds set next_query_at = $5
         where edition_id = $1 and candidate_id = $2 and refund_id = $3 and rev = $4`,
        [edition, candidate, id, rev, at],
      );
    },
  };
}
