import { createHash } from 'node:crypto';
import pg from 'pg';

const names = new Map<string, string>();
const MOST_NAMES = 2000;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

/** A row as it comes from the driver; columns are read through the mapping functions of each store. */
export type Row = Record<string, unknown>;

/** What a store needs: a pool, a client in a transaction, or a pipelined client. */
export type Queryable = {
  query(config: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: Row[]; rowCount: number | null }>;
};

/** Runs a parameterised statement, prepared once per connection. */
export async function rows(db: Queryable, text: string, values: unknown[] = []): Promise<Row[]> {
  const name = nameOf(text);
  const result = await db.query(name === undefined ? { text, values } : { name, text, values });
  return result.rows;
}

/** Like `rows`, for statements of which only the number of changed rows matters. */
export async function changed(db: Queryable, text: string, values: unknown[] = []): Promise<number> {
  const name = nameOf(text);
  const result = await db.query(name === undefined ? { text, values } : { name, text, values });
  return result.rowCount ?? 0;
}

export async function firstRow(db: Queryable, text: string, values: unknown[] = []): Promise<Row | null> {
  return (await rows(db, text, values))[0] ?? null;
}

/** Dates without time stay text: a `Date` would drag a time zone in. */
const DATE_OID = 1082;
pg.types.setTypeParser(DATE_OID, (text) => text);

/** For people who wait, or for a job that reads or writes everything: how long a statement may take. */
const MANNERS = {
  people: { query_timeout: 20_000, statement_timeout: 15_000, pipeline: true },
  // COPY takes the connection for itself.
  job: { pipeline: false },
} as const;

export function createPool(
  url: string,
  most: number,
  onError: (error: Error) => void,
  serves: keyof typeof MANNERS = 'people',
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: 3000,
    // A connection that hangs is a database that is away.
    ...MANNERS[serves],
  } as pg.PoolConfig);
  // An idle connection that breaks must not end the process; the next query gets a new one or says 503.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** Runs `work` in one transaction; rolls back on any error, and never gives a broken connection back. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
