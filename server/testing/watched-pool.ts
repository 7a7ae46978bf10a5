import type pg from 'pg';
import { createPool } from '../postgres/pool.ts';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** A pool that keeps what is asked through it, begin and commit included. */
export function createWatchedPool(url: string): { pool: pg.Pool; statements: Statement[] } {
  const statements: Statement[] = [];
  const pool = createPool(url, 8, () => {});
  pool.on('connect', (client) => {
    const query: (...given: unknown[]) => unknown = client.query.bind(client);
    Object.assign(client, {
      query: (first: string | Statement, ...rest: unknown[]) => {
        statements.push(typeof first === 'string' ? { text: first, values: [] } : first);
        return query(first, ...rest);
      },
    });
  });
  return { pool, statements };
}
