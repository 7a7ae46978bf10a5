import pg from 'pg';
import { type KeyMark, keyMarkProblems } from './key-marks.ts';
import { missingMigrations } from './migrate.ts';
import { checkServer, type DatabaseUrls } from './prepare-server.ts';
import { listRoots } from './wrapped-roots.ts';

type Urls = Pick<DatabaseUrls, 'app' | 'office'>;

/** Windows close to the second: clocks of machines and database agree to this. */
const MOST_DRIFT_MS = 2000;

async function using<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function roleProblems(client: pg.Client, setting: string): Promise<string[]> {
  const found = await client.query(
    'select rolname, rolsuper or rolbypassrls as unbound from pg_roles where rolname = session_user',
  );
  const { rolname, unbound } = found.rows[0];
  return unbound === true
    ? [`${setting} logs in as ${rolname}, who walks past row-level security: give it a role of its own`]
    : [];
}

async function clockProblems(client: pg.Client): Promise<string[]> {
  const before = Date.now();
  const found = await client.query('select extract(epoch from clock_timestamp()) * 1000 as now');
  const drift = Math.abs(Number(found.rows[0].now) - (before + Date.now()) / 2);
  const moved = await client.query('select 1 from demo_clock where offset_ms <> 0');
  return [
    ...(drift > MOST_DRIFT_MS
      ? [`the clocks of this machine and of the database are ${Math.round(drift / 1000)} s apart: use NTP`]
      : []),
    ...(moved.rowCount === 0
      ? []
      : ['this database was used by a demo, whose clock was moved: make a new one']),
  ];
}

/** Our keys' marks, given the roots that the database holds; throws where no master key of ours opens one. */
export type MarksUnder = (roots: Awaited<ReturnType<typeof listRoots>>) => readonly KeyMark[];

async function keyProblems(client: pg.Client, marksUnder: MarksUnder): Promise<string[]> {
  try {
    const marks = marksUnder(await listRoots(client));
    return marks.length === 0 ? [] : await keyMarkProblems(client, marks, new Date());
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** What of the database stands in the way of serving real people, a line each. Throws where it does not answer. */
export async function installationProblems(urls: Urls, marks: MarksUnder): Promise<string[]> {
  await checkServer(urls.app);
  return using(urls.app, async (client) => {
    const missing = await missingMigrations(client);
    if (missing.length > 0)
      return [`the schema is not that of this version (${missing[0]} …): run weikao migrate`];
    return [
      ...(await roleProblems(client, 'DATABASE_URL')),
      ...(await using(urls.office, (office) => roleProblems(office, 'DATABASE_OFFICE_URL'))),
      ...(await clockProblems(client)),
      ...(await keyProblems(client, marks)),
    ];
  });
}

export type KnownPassword = { readonly userName: string; readonly hash: string };

/** Password hashes of those of `userNames` who have an account, staff and candidates. */
export async function passwordHashesOf(urls: Urls, userNames: readonly string[]): Promise<KnownPassword[]> {
  const staff =
    'select user_name, password_hash from staff where user_name = any($1) and disabled_at is null';
  const candidates = `select c.user_name, c.password_hash from user_names n join candidates c using (candidate_id)
    where n.user_name = any($1) and c.closed_at is null`;
  const read = (url: string, statement: string) =>
    using(url, async (client) => (await client.query(statement, [userNames])).rows);
  const found = [...(await read(urls.office, staff)), ...(await read(urls.app, candidates))];
  return found.map((row) => ({ userName: row.user_name, hash: row.password_hash }));
}
