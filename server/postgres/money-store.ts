import type pg from 'pg';
import { SETTLINGS } from '#domain/payment/merchant.ts';
import { DIFFERENCE_KINDS } from '#domain/payment/reconcile.ts';
import type { MoneyDay, MoneyStore, StoredDifference } from '../ports/money-store.ts';
import { DUE } from './bill-store.ts';
import { instant, instantOrNull, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, type Row, rows } from './pool.ts';

const DAYS = `
select b.gateway, b.day::text as day, b.settles, l.due, l.payments, l.paid, l.refunds, l.refunded, l.fees, s.arrived, d.open
from bills b
  cross join lateral (select count(*) filter (where kind = 'payment') as payments,
      coalesce(sum(fen) filter (where kind = 'payment'), 0) as paid,
      count(*) filter (where kind = 'refund') as refunds,
      coalesce(sum(fen) filter (where kind = 'refund'), 0) as refunded, coalesce(sum(fee_fen), 0) as fees, ${DUE} as due
    from bill_lines x where x.gateway = b.gateway and x.day = b.day and ${IN_AREA}) l
  cross join lateral (select sum(fen) as arrived from statement_lines x
    where x.gateway = b.gateway and x.day = b.day and ${IN_AREA}) s
  cross join lateral (select count(*) as open from money_differences x
    where x.gateway = b.gateway and x.day = b.day and settled_at is null and ${IN_AREA}) d
where l.payments + l.refunds + d.open > 0 or s.arrived is not null
order by b.day desc, b.gateway limit 200`;

const AREA = IN_AREA.replaceAll('region_id', 'd.region_id').replaceAll('point_id', 'd.point_id');

const DIFFERENCES = `
select d.*, d.day::text as on_day, a.display_name as settled_by_name
from money_differences d left join staff a on a.staff_id::text = d.settled_by
where ${AREA} and (d.settled_at is null) = $3
order by d.day, d.gateway, d.kind, d.key limit 200`;

const SETTLE = `
update money_differences d set settled_by = $4, words = $5, settled_at = $6
where ${AREA} and difference_id = $3 and settled_at is null`;

const WRITE = `
insert into statement_lines (region_id, gateway, day, fen, reference, written_by, written_at)
select $1, $2, l.day, sum(l.fen), string_agg(l.reference, '; '), $4, $5
from jsonb_to_recordset($3::jsonb) as l (day date, fen bigint, reference text) group by l.day
on conflict (region_id, gateway, day) do update
  set fen = excluded.fen, reference = excluded.reference, written_by = excluded.written_by, written_at = excluded.written_at,
    import_id = null`;

const toDay = (row: Row): MoneyDay => ({
  gateway: text(row, 'gateway'),
  day: text(row, 'day'),
  payments: integer(row, 'payments'),
  paid: integer(row, 'paid'),
  refunds: integer(row, 'refunds'),
  refunded: integer(row, 'refunded'),
  fees: integer(row, 'fees'),
  settles: word(row, 'settles', SETTLINGS),
  due: integer(row, 'due'),
  arrived: integerOrNull(row, 'arrived'),
  open: integer(row, 'open'),
});

const toDifference = (row: Row): StoredDifference => ({
  id: text(row, 'difference_id'),
  gateway: text(row, 'gateway'),
  day: text(row, 'on_day'),
  kind: word(row, 'kind', DIFFERENCE_KINDS),
  key: text(row, 'key'),
  orderNumber: textOrNull(row, 'order_number'),
  number: textOrNull(row, 'number'),
  ours: integerOrNull(row, 'ours'),
  theirs: integerOrNull(row, 'theirs'),
  foundAt: instant(row, 'found_at'),
  settledBy: textOrNull(row, 'settled_by_name'),
  settledAt: instantOrNull(row, 'settled_at'),
  words: textOrNull(row, 'words'),
});

export function createMoneyStore(pool: pg.Pool): MoneyStore {
  return {
    listDays: (area) =>
      inArea(pool, area, async (db) => (await rows(db, DAYS, [area.region, area.point])).map(toDay)),
    listDifferences: (area, is) =>
      inArea(pool, area, async (db) =>
        (await rows(db, DIFFERENCES, [area.region, area.point, is === 'open'])).map(toDifference),
      ),
    settleDifference: (area, id, by, words, at) =>
      inArea(pool, area, async (db) => {
        return (await changed(db, SETTLE, [area.region, area.point, id, by, words, at])) === 1;
      }),
    writeStatement: (region, gateway, lines, by, at) =>
      inArea(pool, { region, point: null }, async (db) => {
        await rows(db, WRITE, [region, gateway, JSON.stringify(lines), by, at]);
      }),
  };
}
