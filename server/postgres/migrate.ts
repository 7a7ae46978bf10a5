import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const FOLDER = path.join(import.meta.dirname, 'migrations');
/** One migrator at a time, whatever their number. */
const LOCK = 20_260_402;

type Migration = { readonly name: string; readonly text: string; readonly digest: string };

function readMigrations(): Migration[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    return { name: file, text, digest: createHash('sha256').update(text).digest('hex') };
  });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  await client.query(migration.text);
  await client.query('insert into migrations (name, digest) values ($1, $2)', [
    migration.name,
    migration.digest,
  ]);
  await client.query('commit');
}

/**
 * Brings the schema up to date with the `.sql` files, each in a transaction of its own. An applied file that was edited
 * afterwards stops everything: history is not rewritten. Returns the names applied now. `wanted`: only these, as they were
 * when a backup was made; throws where one is not known here.
 */
export async function migrate(
  migratorUrl: string,
  wanted: readonly { readonly name: string; readonly digest: string }[] | null = null,
): Promise<string[]> {
  const ours = readMigrations();
  const strange = wanted?.find(
    ({ name, digest }) => !ours.some((one) => one.name === name && one.digest === digest),
  );
  if (strange !== undefined)
    throw new Error(`migration ${strange.name} is not one of this version of the product`);
  const chosen = wanted === null ? ours : ours.filter(({ name }) => wanted.some((one) => one.name === name));
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists migrations (name text primary key, digest text not null)');
    const known = new Map<string, string>(
      (await client.query('select name, digest from migrations')).rows.map((row) => [row.name, row.digest]),
    );
    const applied: string[] = [];
    for (const migration of chosen) {
      const digest = known.get(migration.name);
      if (digest !== undefined && digest !== migration.digest) {
        throw new Error(`migration ${migration.name} was changed after it had been applied`);
      }
      if (digest === undefined) {
        await apply(client, migration);
        applied.push(migration.name);
      }
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** What of the schema is missing, by name; everything where nothing was ever migrated, and also what was edited afterwards. */
export async function missingMigrations(client: pg.Client): Promise<string[]> {
  const isThere = (await client.query("select to_regclass('migrations') is not null as there")).rows[0]
    ?.there;
  const applied = isThere === true ? (await client.query('select name, digest from migrations')).rows : [];
  const known = new Map<string, string>(applied.map((row) => [row.name, row.digest]));
  return readMigrations()
    .filter(({ name, digest }) => known.get(name) !== digest)
    .map(({ name }) => name);
}
