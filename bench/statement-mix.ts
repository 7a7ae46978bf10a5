import type pg from 'pg';

/** One statement as the database counts it: how often a request sends it, and the database's own time for one. */
export type Counted = { readonly text: string; readonly calls: number; readonly milliseconds: number };

/** What only pgbench sends: the look-up of its next candidate. */
const OWN = /\bbench\.candidates\b/;
/** Fewer calls a request than this come from timers of the server, not from the request. */
const LEAST_CALLS = 0.1;

/** What pgbench writes where the server sends a parameter (replay.ts). */
const UUID = /sha256\(uuid_send\(gen_random_uuid\(\)\)\)|gen_random_uuid\(\)/g;

/**
 * Two statements are the same when they differ in parameters, constants and white space only. PostgreSQL replaces
 * constants by parameters where it counts a statement that it has just parsed, and not where it was prepared before.
 */
export function comparable(text: string): string {
  return text
    .replace(UUID, '?')
    .replace(/'(?:[^']|'')*'|\$\d+|\b\d+\b|\bnull\b/g, '?')
    .replace(/\bin \(\?(?:, \?)*(?: \/\*, \.\.\. \*\/)?\)/g, 'in (?)')
    .replace(/\s+/g, ' ')
    .replace(/;$/, '')
    .trim();
}

/** Begins to count at nought. */
export async function resetCounts(database: pg.Client): Promise<void> {
  await database.query('create extension if not exists pg_stat_statements');
  await database.query('select pg_stat_statements_reset()');
}

/** How many statements the server's role has sent since the reset. */
export async function countCalls(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ calls: string | null }>(
    `select sum(calls) as calls from pg_stat_statements s join pg_roles r on r.oid = s.userid
     where r.rolname = 'weikao_app'`,
  );
  return Number(rows[0]?.calls);
}

/** Runs `work`, which sends so many requests, and gives the statements of the server's role for one request. */
export async function countStatements(database: pg.Client, work: () => Promise<number>): Promise<Counted[]> {
  await resetCounts(database);
  const requests = await work();
  const { rows } = await database.query<{ query: string; calls: string; total: number }>(
    `select query, sum(calls) as calls, sum(total_exec_time) as total
     from pg_stat_statements s join pg_roles r on r.oid = s.userid
     where r.rolname = 'weikao_app' and dbid = (select oid from pg_database where datname = current_database())
     group by query order by min(queryid)`,
  );
  return rows
    .map(({ query, calls, total }) => ({
      text: comparable(query),
      calls: Number(calls) / requests,
      milliseconds: total / Number(calls),
    }))
    .filter(({ text, calls }) => calls >= LEAST_CALLS && !OWN.test(text));
}

/** What one side sends and the other does not, or not as often; empty where the mixes are the same. */
export function differences(server: readonly Counted[], pgbench: readonly Counted[]): string[] {
  const callsOf = (mix: readonly Counted[], text: string) =>
    mix.filter((counted) => counted.text === text).reduce((sum, { calls }) => sum + calls, 0);
  const texts = new Set([...server, ...pgbench].map(({ text }) => text));
  return [...texts].flatMap((text) => {
    const [sent, replayed] = [callsOf(server, text), callsOf(pgbench, text)];
    if (Math.abs(sent - replayed) < LEAST_CALLS) return [];
    return [`server ${sent.toFixed(2)}, pgbench ${replayed.toFixed(2)} times a request: ${text}`];
  });
}
