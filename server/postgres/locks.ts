import pg from 'pg';
import type { Locks } from '../ports/locks.ts';
import { truth } from './columns.ts';
import { firstRow, type Queryable } from './pool.ts';

/** Of an advisory lock's name, its number. */
const KEY = 'hashtext($1)';

const isHad = async (db: Queryable, ask: string, name: string): Promise<boolean> => {
  const row = await firstRow(db, `select ${ask}(${KEY}) as had`, [name]);
  return row !== null && truth(row, 'had');
};

/** Held until the transaction of `db` ends; false where somebody else has it. */
export const lockInTransaction = (db: Queryable, name: string): Promise<boolean> =>
  isHad(db, 'pg_try_advisory_xact_lock', name);

/** Runs `work` on a connection that holds the lock until it is done; null where somebody else has it. */
export async function holdingLock<T>(
  pool: pg.Pool,
  name: string,
  work: (db: pg.PoolClient) => Promise<T>,
): Promise<T | null> {
  const client = await pool.connect();
  let isLocked = false;
  let isFree = true;
  try {
    isLocked = await isHad(client, 'pg_try_advisory_lock', name);
    return isLocked ? await work(client) : null;
  } finally {
    if (isLocked) isFree = await isHad(client, 'pg_advisory_unlock', name).catch(() => false);
    // A connection that could not be freed is closed, and the lock goes with it.
    client.release(!isFree);
  }
}

/** A connection that is opened at need and again after it broke. */
function lasting(pool: pg.Pool, onError: (error: Error) => void) {
  let opening: Promise<pg.Client> | null = null;
  let current: pg.Client | null = null;
  const forget = () => {
    opening = null;
    current = null;
  };
  const open = async () => {
    const client = new pg.Client(pool.options);
    client.on('error', onError);
    client.on('end', forget);
    await client.connect();
    current = client;
    return client;
  };
  return {
    get: async (): Promise<pg.Client> => {
      opening ??= open();
      return opening.catch((error: unknown) => {
        forget();
        throw error;
      });
    },
    isStill: (client: pg.Client) => client === current,
    close: async () => {
      await (await opening?.catch(() => null))?.end();
    },
  };
}

/**
 * Locks in the database, all of them on one connection: jobs at work must not use up the pool that they work with. They end
 * with that connection, and so with a killed process.
 */
export function createLocks(
  pool: pg.Pool,
  onError: (error: Error) => void,
): Locks & { close(): Promise<void> } {
  const held = new Set<string>();
  const session = lasting(pool, onError);
  const letGo = async (on: pg.Client, name: string) => {
    // With its connection a lock goes, too.
    if (!session.isStill(on)) return;
    await isHad(on, 'pg_advisory_unlock', name).catch((error: Error) => {
      onError(error);
      return session.close();
    });
  };
  return {
    alone: async (name, work) => {
      // To its own connection a lock would be given twice.
      if (held.has(name)) return null;
      held.add(name);
      try {
        const on = await session.get();
        if (!(await isHad(on, 'pg_try_advisory_lock', name))) return null;
        return await work().finally(() => letGo(on, name));
      } finally {
        held.delete(name);
      }
    },
    close: () => session.close(),
  };
}
