import type pg from 'pg';
import { signCut } from '#domain/audit/trail-chain.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, instant, integer } from './columns.ts';
import { changed, firstRow, inTransaction, type Queryable, rows } from './pool.ts';
import { toTrailHead } from './trail-row.ts';

/** Entries are cut up to an anchor, so that each anchor has either all of a class or none. */
const LAST_ANCHOR = 'select at from chain_anchors where at <= $1 order by at desc limit 1';

/** Chains with their newest entry before which everything is due. */
const DUE = `
select h.*, e.seq as due_seq, e.head as due_head from audit_heads h join lateral (
  select seq, head from audit_entries e
  where e.staff_id = h.staff_id and e.class = h.class and e.seq < coalesce(
    (select min(l.seq) from audit_entries l where l.staff_id = h.staff_id and l.class = h.class and l.recorded_at > $2),
    h.seq + 1)
  order by seq desc limit 1) e on true
where h.class = any($1)`;

const MARK = `
update audit_heads set cut_seq = $3, cut_head = $4, cut_before = $5, cut_signature = $6
where staff_id = $1 and class = $2`;

async function lastAnchor(db: Queryable, before: Date): Promise<Date | null> {
  const row = await firstRow(db, LAST_ANCHOR, [before]);
  return row === null ? null : instant(row, 'at');
}

/** How much of these classes was recorded before the newest anchor that is itself before `before`. */
export async function countTrailDue(
  pool: pg.Pool,
  classes: readonly string[],
  before: Date,
): Promise<number> {
  const anchor = await lastAnchor(pool, before);
  const statement = 'select count(*) as count from audit_entries where class = any($1) and recorded_at <= $2';
  return anchor === null ? 0 : integer((await firstRow(pool, statement, [classes, anchor])) ?? {}, 'count');
}

/** Cuts what is due from the front of each chain; a signed mark says where the chain now begins. */
export async function cutTrail(
  pool: pg.Pool,
  keys: Keys,
  classes: readonly string[],
  before: Date,
): Promise<number> {
  const anchor = await lastAnchor(pool, before);
  if (anchor === null) return 0;
  let count = 0;
  for (const row of await rows(pool, DUE, [classes, anchor])) {
    const chain = toTrailHead(row);
    const cut = {
      seq: integer(row, 'due_seq'),
      head: bytes(row, 'due_head').toString('hex'),
      before: anchor,
    };
    const signature = Buffer.from(signCut(chain, cut, keys.sign), 'hex');
    const of = [chain.staff, chain.class, cut.seq];
    count += await inTransaction(pool, async (client) => {
      await changed(client, MARK, [...of, bytes(row, 'due_head'), anchor, signature]);
      const statement = 'delete from audit_entries where staff_id = $1 and class = $2 and seq <= $3';
      return changed(client, statement, of);
    });
  }
  return count;
}
