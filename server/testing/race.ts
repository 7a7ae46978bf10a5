import pg from 'pg';
import type { Identity } from '../ports/registration-store.ts';
import { createPool } from '../postgres/pool.ts';
import { eventually } from './eventually.ts';
import type { TestProduct } from './test-product.ts';

async function waiting(product: TestProduct): Promise<number> {
  const [row] = await product.sql(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(row?.count);
}

type Gate = { readonly lock: string; readonly values: readonly unknown[] };

/** Closed while `work` runs: whoever wants to write waits, whoever reads does not. */
async function behind<T>(product: TestProduct, gate: Gate, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: product.database.superuserUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(gate.lock, [...gate.values]);
    return await work();
  } finally {
    await client.query('commit');
    await client.end();
  }
}

async function untilWaiting(product: TestProduct, count: number): Promise<void> {
  const look = async () => {
    const found = await waiting(product);
    if (found < count) throw new Error(`${found} of ${count} rivals wait at the gate`);
  };
  await eventually(look);
}

/**
 * Runs rivals for one registration so that they really meet: each has read before any can write, and they write in
 * the order given. No luck is needed, and none is used.
 */
export function race<T>(
  product: TestProduct,
  of: Identity,
  rivals: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const lock = 'select 1 from registrations where edition_id = $1 and candidate_id = $2 for update';
  return inTurn(product, { lock, values: [of.edition, of.candidate] }, rivals);
}

/** The same for one case. */
export function raceForCase<T>(
  product: TestProduct,
  number: string,
  rivals: readonly (() => Promise<T>)[],
): Promise<T[]> {
  return inTurn(
    product,
    { lock: 'select 1 from cases where number = $1 for update', values: [number] },
    rivals,
  );
}

async function inTurn<T>(
  product: TestProduct,
  gate: Gate,
  rivals: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const running: Promise<T>[] = [];
  await behind(product, gate, async () => {
    for (const rival of rivals) {
      running.push(rival());
      await untilWaiting(product, running.length);
    }
  });
  return Promise.all(running);
}

/** Rivals for one account, who wait for its row in the order given. */
export async function raceForAccount<T>(
  product: TestProduct,
  candidate: string,
  rivals: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const running: Promise<T>[] = [];
  const lock = 'select 1 from candidates where candidate_id = $1 for update';
  await behind(product, { lock, values: [candidate] }, async () => {
    for (const rival of rivals) {
      running.push(rival());
      await untilWaiting(product, running.length);
    }
  });
  return Promise.all(running);
}

/** Rivals who all insert: they have looked and found nothing before the first of them can write. */
export async function raceToInsert<T>(
  product: TestProduct,
  table: string,
  rivals: readonly (() => Promise<T>)[],
  atOnce: number,
): Promise<T[]> {
  const running: Promise<T>[] = [];
  await behind(product, { lock: `lock table ${table} in share mode`, values: [] }, async () => {
    for (const rival of rivals) running.push(rival());
    await untilWaiting(product, atOnce);
  });
  return Promise.all(running);
}

/** Rivals who all insert rows that refer to a row which somebody holds: each has looked and written, none is done. */
export async function raceToRefer<T>(
  product: TestProduct,
  gate: Gate,
  rivals: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const running: Promise<T>[] = [];
  await behind(product, gate, async () => {
    for (const rival of rivals) running.push(rival());
    await untilWaiting(product, rivals.length);
  });
  return Promise.all(running);
}

type Statement = { readonly text: string; readonly name?: string };

const isStatement = (given: unknown): given is Statement =>
  typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string';

/**
 * For the control of a race: a pool whose statements have lost their guard. `cut` tells what stands in the place of
 * which words; `used` names the words that were really met, so that a control cannot pass by cutting nothing.
 */
export function poolWithoutGuard(
  url: string,
  cut: Readonly<Record<string, string>>,
): { pool: pg.Pool; used: Set<string> } {
  const used = new Set<string>();
  const unguarded = (given: unknown) => {
    if (!isStatement(given)) return given;
    let { text } = given;
    for (const [guard, instead] of Object.entries(cut)) {
      if (text.includes(guard)) used.add(guard);
      text = text.replaceAll(guard, instead);
    }
    return { ...given, text };
  };
  const pool = createPool(url, 8, () => {});
  pool.on('connect', (client) => {
    const query: (...given: unknown[]) => unknown = client.query.bind(client);
    Object.assign(client, {
      query: (first: unknown, ...rest: unknown[]) => query(unguarded(first), ...rest),
    });
  });
  return { pool, used };
}
