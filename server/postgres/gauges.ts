import type pg from 'pg';
import type { GaugeStore, Gauges } from '../ports/gauges.ts';
import { instantOrNull, integer, integerOrNull, text } from './columns.ts';
import { inArea } from './office-area.ts';
import { firstRow, rows } from './pool.ts';

const EVERYWHERE = { region: null, point: null };
const HOUR_MS = 3_600_000;

const WAITING = `
select edition_id, region_id, status, sum(count)::integer as count, min(since)::text as since from waiting_counters
where status in ('submitted', 'confirmed', 'endorsed') and count > 0 group by edition_id, region_id, status`;

const OPEN_ORDERS = `select count(*)::integer as count, min(opened_at) as oldest from payments where state = 'open'`;

const LAG = `
select max(extract(epoch from n.received_at - p.paid_at))::integer as lag
from payment_notices n join payment_orders o using (order_number)
  join payments p on p.edition_id = o.edition_id and p.candidate_id = o.candidate_id and p.order_number = n.order_number
    and p.transaction = n.transaction
where n.verdict = 'accepted' and n.received_at > $1`;

const TRANSFERS = `
select (select count(*)::integer from exports where state in ('waiting', 'running')) as exports,
  (select count(*)::integer from imports where state in ('checking', 'applying', 'undoing')) as imports`;

async function read(app: pg.Pool, office: pg.Pool, now: Date): Promise<Gauges> {
  const [waiting, orders, lag, transfers] = await Promise.all([
    rows(app, WAITING),
    firstRow(app, OPEN_ORDERS),
    firstRow(app, LAG, [new Date(now.getTime() - HOUR_MS)]),
    inArea(office, EVERYWHERE, (db) => firstRow(db, TRANSFERS)),
  ]);
  return {
    waiting: waiting.map((row) => ({
      edition: text(row, 'edition_id'),
      region: text(row, 'region_id'),
      status: text(row, 'status'),
      count: integer(row, 'count'),
      since: text(row, 'since'),
    })),
    openOrders: {
      count: orders === null ? 0 : integer(orders, 'count'),
      oldest: orders === null ? null : instantOrNull(orders, 'oldest'),
    },
    noticeLagSeconds: lag === null ? null : integerOrNull(lag, 'lag'),
    exportsWaiting: transfers === null ? 0 : integer(transfers, 'exports'),
    importsWaiting: transfers === null ? 0 : integer(transfers, 'imports'),
  };
}

/** `pools` by name: the first serves candidates and jobs, the second staff. */
export function createGaugeStore(pools: { readonly app: pg.Pool; readonly office: pg.Pool }): GaugeStore {
  return {
    read: (now) => read(pools.app, pools.office, now),
    connections: () =>
      Object.entries(pools).map(([pool, { totalCount, idleCount, waitingCount }]) => ({
        pool,
        open: totalCount,
        idle: idleCount,
        waited: waitingCount,
      })),
  };
}
