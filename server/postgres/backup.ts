import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { backupTables, type Sequence, sequencesOf } from './backup-tables.ts';
import { copyOut } from './copy-out.ts';
import { copyStream } from './copy-stream.ts';
import { migrate } from './migrate.ts';
import { POPULATED } from './populate.ts';
import { recount } from './recount.ts';

type Migration = { readonly name: string; readonly digest: string };
type Written = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly bytes: number;
  /** Of what PostgreSQL gave, before it was compressed. */
  readonly sha256: string;
};

export type DatabaseManifest = {
  readonly at: string;
  readonly migrations: readonly Migration[];
  readonly tables: readonly Written[];
  readonly sequences: readonly Sequence[];
};

/** A lease that was given out after the backup must not be given again. */
const SEQUENCE_AHEAD = 1_000_000;

const fileOf = (folder: string, table: string) => path.join(folder, 'tables', `${table}.gz`);
const manifestOf = (folder: string) => path.join(folder, 'database.json');

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function* metered(chunks: AsyncIterable<Buffer>, seen: (chunk: Buffer) => void) {
  for await (const chunk of chunks) {
    seen(chunk);
    yield chunk;
  }
}

function createMeter() {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    see: (chunk: Buffer) => {
      hash.update(chunk);
      bytes += chunk.length;
    },
    read: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}

/** Writes every table as it is at one moment, while the product runs. `url`: the owner's. The folder is new. */
export function backUpDatabase(url: string, folder: string, at: Date): Promise<DatabaseManifest> {
  return connected(url, async (client) => {
    await mkdir(path.join(folder, 'tables'), { recursive: true });
    await client.query('begin isolation level repeatable read, read only');
    const migrations: Migration[] = (await client.query('select name, digest from migrations order by name'))
      .rows;
    const tables: Written[] = [];
    for (const { name, columns } of await backupTables(client)) {
      const meter = createMeter();
      const rows = copyOut(
        client,
        `copy (select ${columns.join(', ')} from ${name}) to stdout (format binary)`,
      );
      await pipeline(
        metered(rows, meter.see),
        createGzip({ level: 1 }),
        createWriteStream(fileOf(folder, name)),
      );
      tables.push({ name, columns, ...meter.read() });
    }
    const sequences = await sequencesOf(client);
    await client.query('commit');
    const manifest = { at: at.toISOString(), migrations, tables, sequences };
    await writeFile(manifestOf(folder), `${JSON.stringify(manifest, null, 1)}\n`);
    return manifest;
  });
}

export async function readManifest(folder: string): Promise<DatabaseManifest> {
  return JSON.parse(await readFile(manifestOf(folder), 'utf8')) as DatabaseManifest;
}

/** Throws where anybody lives in it: a restore never mixes two installations. */
async function refuseInhabited(client: pg.Client): Promise<void> {
  const isThere = (await client.query("select to_regclass('candidates') is not null as there")).rows[0]
    ?.there;
  if (isThere !== true) return;
  const found = await client.query('select 1 from candidates union all select 1 from staff limit 1');
  if (found.rowCount !== 0)
    throw new Error('there are people in this database: restore into an empty one, made for it');
}

async function load(
  client: pg.Client,
  folder: string,
  { name, columns, ...expected }: Written,
): Promise<void> {
  const meter = createMeter();
  const content = createReadStream(fileOf(folder, name)).pipe(createGunzip());
  const statement = `copy ${name} (${columns.join(', ')}) from stdin (format binary)`;
  await copyStream(client, statement, metered(content, meter.see));
  const { bytes, sha256 } = meter.read();
  if (bytes !== expected.bytes || sha256 !== expected.sha256)
    throw new Error(`the file of table ${name} is not what was written down`);
}

/**
 * Fills an empty database with a backup: the schema as it was then, every table, all or nothing; what is made anew from
 * them; and the migrations since. `url`: the owner's.
 */
export async function restoreDatabase(url: string, folder: string): Promise<DatabaseManifest> {
  const manifest = await readManifest(folder);
  await connected(url, refuseInhabited);
  await migrate(url, manifest.migrations);
  await connected(url, async (client) => {
    await client.query('begin');
    await client.query(POPULATED);
    // What migrations themselves have put in is in the backup, too.
    for (const { name } of manifest.tables.toReversed()) await client.query(`delete from ${name}`);
    for (const table of manifest.tables) await load(client, folder, table);
    for (const { name, value } of manifest.sequences)
      await client.query('select setval($1::regclass, $2)', [name, BigInt(value) + BigInt(SEQUENCE_AHEAD)]);
    await client.query('commit');
    await recount(client, false, () => {});
    await client.query('analyze');
  });
  await migrate(url);
  return manifest;
}
