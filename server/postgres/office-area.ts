import type pg from 'pg';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import { inTransaction, type Queryable, rows } from './pool.ts';

/** The area once more as a query: lists and single reads follow the same rule as the policies. */
export const IN_AREA = '($1::text is null or region_id = $1) and ($2::text is null or point_id = $2)';

/** Tells row-level security whose area this transaction works for; it ends with the transaction. */
export async function enterArea(db: Queryable, area: Jurisdiction): Promise<void> {
  await rows(db, "select set_config('weikao.region', $1, true), set_config('weikao.point', $2, true)", [
    area.region ?? '*',
    area.point ?? '*',
  ]);
}

/** Runs `work` in one transaction for this area. */
export function inArea<T>(
  pool: pg.Pool,
  area: Jurisdiction,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await enterArea(client, area);
    return work(client);
  });
}
