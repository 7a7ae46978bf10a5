import type pg from 'pg';
import type { OurEntry } from '#domain/payment/reconcile.ts';
import type { BillStore } from '../ports/bill-store.ts';
import type { BillLine } from '../ports/payment-gateway.ts';
import { integer, text, truth, word } from './columns.ts';
import { firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';

const MOST_DAYS = 60;

/** What is of a day is decided by the clock of Beijing. */
const dayOf = (column: string) => `(${column} at time zone interval '+08:00')::date`;

const DAYS = `
select day::date::text as day from generate_series(
  coalesce((select max(day) + 1 from bills where gateway = $1),
    (select ${dayOf('min(opened_at)')} from payments where gateway = $1)),
  $2::date, interval '1 day') as day
order by day limit ${MOST_DAYS}`;

/** Booked, kept, or given back: of the day, or named by the bill. */
const OURS = `
select 'payment' as kind, transaction as key, order_number, fen, false as surplus, ${dayOf('paid_at')} = $2::date as of_day
from payments where gateway = $1 and state = 'paid' and (${dayOf('paid_at')} = $2::date or transaction = any($3))
union all
select 'payment', s.transaction, s.order_number, s.fen,
  not exists (select 1 from refunds f where f.edition_id = s.edition_id and f.candidate_id = s.candidate_id
    and f.gateway = s.gateway and f.transaction = s.transaction and f.state in ('approved', 'sent', 'done')),
  ${dayOf('s.paid_at')} = $2::date
from surplus_payments s where gateway = $1 and (${dayOf('s.paid_at')} = $2::date or s.transaction = any($3))
union all
select 'refund', 'RF' || replace(refund_id::text, '-', ''), order_number, fen, false,
  ${dayOf('settled_at')} = $2::date and state = 'done'
    and not exists (select 1 from bill_lines b where b.refund_number = 'RF' || replace(refund_id::text, '-', ''))
from refunds where gateway = $1 and state in ('sent', 'done')
  and (${dayOf('settled_at')} = $2::date or 'RF' || replace(refund_id::text, '-', '') = any($3))`;

const toEntry = (row: Row): OurEntry => ({
  kind: word(row, 'kind', ['payment', 'refund']),
  key: text(row, 'key'),
  orderNumber: text(row, 'order_number'),
  fen: integer(row, 'fen'),
  isSurplus: truth(row, 'surplus'),
  isOfDay: row.of_day === true,
});

const SAVE_LINES = `
insert into bill_lines (gateway, day, seq, kind, order_number, transaction, refund_number, fen, fee_fen, at, region_id, point_id)
select $1, $2, l.seq, l.kind, l.order_number, l.transaction, l.refund_number, l.fen, l.fee_fen, l.at, r.region_id, r.point_id
from jsonb_to_recordset($3::jsonb) as l (seq integer, kind text, order_number text, transaction text, refund_number text,
    fen integer, fee_fen integer, at timestamptz)
  left join payment_orders o using (order_number) left join registrations r using (edition_id, candidate_id)`;

const SAVE_DIFFERENCES = `
insert into money_differences (difference_id, gateway, day, kind, key, order_number, number, ours, theirs, found_at, region_id,
  point_id)
select d.id, $1, $2, d.kind, d.key, d.order_number, r.number, d.ours, d.theirs, $4, r.region_id, r.point_id
from jsonb_to_recordset($3::jsonb) as d (id uuid, kind text, key text, order_number text, ours bigint, theirs bigint)
  left join payment_orders o using (order_number) left join registrations r using (edition_id, candidate_id)
on conflict do nothing`;

/** What of the lines of a bill `b` is due to arrive: a platform that settles gross charges its fees by another way. */
export const DUE = `coalesce(sum(case kind when 'payment' then fen else -fen end
  - case b.settles when 'net' then fee_fen else 0 end), 0)`;

const STATEMENTS = `
select s.region_id, s.gateway, s.day::text as day, s.fen as arrived, n.due
from statement_lines s join bills b using (gateway, day)
  cross join lateral (select ${DUE} as due from bill_lines l
    where l.gateway = s.gateway and l.day = s.day and l.region_id = s.region_id) n
where s.fen <> n.due`;

const SAVE_STATEMENT_DIFFERENCE = `
insert into money_differences (difference_id, gateway, day, kind, key, ours, theirs, found_at, region_id)
values ($1, $2, $3, 'statement', $4, $5, $6, $7, $8) on conflict do nothing`;

const linesOf = (lines: readonly BillLine[]) =>
  lines.map(({ kind, orderNumber, transaction, refundNumber, fen, feeFen, at }, seq) => {
    const named = { order_number: orderNumber, transaction, refund_number: refundNumber };
    return { seq, kind, ...named, fen, fee_fen: feeFen, at: at.toISOString() };
  });

async function saveDifferences(db: Queryable, ...values: Parameters<BillStore['saveBill']>): Promise<void> {
  const [{ name }, day, , differences, at] = values;
  const found = differences.map(({ orderNumber, ...rest }) => ({ ...rest, order_number: orderNumber }));
  await rows(db, SAVE_DIFFERENCES, [name, day, JSON.stringify(found), at]);
}

export function createBillStore(pool: pg.Pool): BillStore {
  return {
    daysToFetch: async (gateway, until) =>
      (await rows(pool, DAYS, [gateway, until])).map((row) => text(row, 'day')),
    ourEntries: async (gateway, day, lines) => {
      const named = lines.map(({ transaction, refundNumber }) => refundNumber ?? transaction);
      return (await rows(pool, OURS, [gateway, day, named])).map(toEntry);
    },
    saveBill: (gateway, day, lines, differences, at) =>
      inTransaction(pool, async (db) => {
        const saved = await firstRow(
          db,
          `insert into bills (gateway, day, lines, fetched_at, settles) values ($1, $2, $3, $4, $5)
            on conflict do nothing returning 1 as one`,
          [gateway.name, day, lines.length, at, gateway.settles],
        );
        if (saved === null) return false;
        await rows(db, SAVE_LINES, [gateway.name, day, JSON.stringify(linesOf(lines))]);
        await saveDifferences(db, gateway, day, lines, differences, at);
        return true;
      }),
    compareStatements: async (newId, at) => {
      for (const row of await rows(pool, STATEMENTS)) {
        const [due, arrived] = [integer(row, 'due'), integer(row, 'arrived')];
        const place = [text(row, 'gateway'), text(row, 'day'), `${arrived}/${due}`, due, arrived];
        await rows(pool, SAVE_STATEMENT_DIFFERENCE, [newId(), ...place, at, text(row, 'region_id')]);
      }
    },
  };
}
