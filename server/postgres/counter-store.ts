import type pg from 'pg';
import type { CounterStore } from '../ports/counter-store.ts';
import { compareCounters } from './compare-counters.ts';
import { foldOnce } from './fold-counters.ts';
import { holdingLock, lockInTransaction } from './locks.ts';
import { inTransaction } from './pool.ts';

/** Whoever folds or compares holds it. */
const LOCK = 'counters';

export function createCounterStore(pool: pg.Pool): CounterStore {
  return {
    fold: (at, most) =>
      inTransaction(pool, async (db) => {
        if (!(await lockInTransaction(db, LOCK))) return 'busy';
        return (await foldOnce(db, at, most)) ? 'more' : 'done';
      }),
    compare: (at, repair) => holdingLock(pool, LOCK, (db) => compareCounters(db, at, repair)),
  };
}
