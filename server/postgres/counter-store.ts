import type pg from 'pg';
import type { CounterStore } from '../ports/counter-store.ts';
import { truth } from './columns.ts';
import { compareCounters } from './compare-counters.ts';
import { foldOnce } from './fold-counters.ts';
import { firstRow, inTransaction, type Queryable } from './pool.ts';

/** Whoever folds or compares holds it; it ends with its transaction or connection, and so with a killed process. */
const LOCK = 'hashtext($1)';
const LOCK_NAME = 'counters';

const isHad = async (db: Queryable, statement: string): Promise<boolean> => {
  const row = await firstRow(db, statement, [LOCK_NAME]);
  return row !== null && truth(row, 'had');
};

/** Runs `work` on a connection that holds the lock until it is done; null where somebody else has it. */
async function holdingLock<T>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let isLocked = false;
  let isFree = true;
  try {
    isLocked = await isHad(client, `select pg_try_advisory_lock(${LOCK}) as had`);
    return isLocked ? await work(client) : null;
  } finally {
    if (isLocked)
      isFree = await isHad(client, `select pg_advisory_unlock(${LOCK}) as had`).catch(() => false);
    // A connection that could not be freed is closed, and the lock goes with it.
    client.release(!isFree);
  }
}

export function createCounterStore(pool: pg.Pool): CounterStore {
  return {
    fold: (at, most) =>
      inTransaction(pool, async (db) => {
        if (!(await isHad(db, `select pg_try_advisory_xact_lock(${LOCK}) as had`))) return 'busy';
        return (await foldOnce(db, at, most)) ? 'more' : 'done';
      }),
    compare: (at, repair) => holdingLock(pool, (db) => compareCounters(db, at, repair)),
  };
}
