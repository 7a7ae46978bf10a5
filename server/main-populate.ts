import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { refuseRealPeople } from './config/production.ts';
import { type Config, readConfig } from './config.ts';
import { type CryptoSettings, createKeys } from './keys/keys.ts';
import { cryptoOf, openDatabase, openRoot } from './main-database.ts';
import type { Batch, MadeRows, MakerData } from './main-populate-worker.ts';
import type { Keys } from './ports/keys.ts';
import type { ProofStore } from './ports/proof-store.ts';
import type { TrailProof } from './ports/trail-store.ts';
import { copyRegistrations, REGISTRATION_TABLES } from './postgres/copy-registrations.ts';
import { migrate } from './postgres/migrate.ts';
import { createPool } from './postgres/pool.ts';
import { populate } from './postgres/populate.ts';
import type { DatabaseUrls } from './postgres/prepare-server.ts';
import { createProofStore } from './postgres/proof-store.ts';
import { recount } from './postgres/recount.ts';
import { createReference } from './postgres/reference.ts';
import { createTrailProof } from './postgres/trail-store.ts';
import { withoutIndexes } from './postgres/without-indexes.ts';
import { anchorHeads } from './usecases/proof/anchor-heads.ts';

const AT_ONCE = 2000;
/** What is younger waits for the next anchor (anchor-heads.ts): here nothing else is being written. */
const SETTLING_MS = 30_000;
const WORKER = new URL('./main-populate-worker.ts', import.meta.url);

type PopulateDeps = {
  readonly migratorUrl: string;
  readonly appUrl: string;
  readonly root: Uint8Array;
  readonly crypto?: CryptoSettings;
  readonly dataFolder: string;
  readonly proof: ProofStore;
  readonly trailProof: TrailProof;
  readonly keys: Keys;
};

/** How many such people there are already: the next ones are others. */
async function firstFree(owner: pg.Client, edition: string): Promise<number> {
  const prefix = edition.slice(-2).concat('0000');
  const found = await owner.query(
    'select number from registration_numbers where number >= $1 and number < $2 order by number desc limit 1',
    [prefix, String(Number(prefix) + 1)],
  );
  return found.rows.length === 0 ? 1 : Number(String(found.rows[0].number).slice(2)) + 1;
}

/** In slices of so many; no two are recorded at the same time, so that each has an anchor of its own. */
function* slices(first: number, count: number): Generator<Batch> {
  let at = 0;
  for (let done = 0; done < count; done += AT_ONCE) {
    at = Math.max(at + 1, Date.now());
    yield { first: first + done, size: Math.min(AT_ONCE, count - done), at: new Date(at) };
  }
}

async function nextFrom(maker: Worker): Promise<MadeRows> {
  const [made] = (await once(maker, 'message')) as [MadeRows];
  return made;
}

/** Threads that make rows: one for each core but that of the database. They have read what they need of it. */
async function hireMakers(data: MakerData, count: number): Promise<readonly Worker[]> {
  const threads = Math.min(Math.max(1, availableParallelism() - 1), Math.ceil(count / AT_ONCE));
  const makers = Array.from({ length: threads }, () => new Worker(WORKER, { workerData: data }));
  await Promise.all(makers.map((maker) => once(maker, 'message')));
  return makers;
}

/** Rows, slice after slice in order. While one is written each thread makes its next; no more than that is in memory. */
async function* makeRows(makers: readonly Worker[], first: number, count: number): AsyncGenerator<MadeRows> {
  const all = slices(first, count);
  const begin = (maker: Worker) => {
    const { value: slice } = all.next();
    if (slice === undefined) return [];
    maker.postMessage(slice);
    const made = nextFrom(maker);
    made.catch(() => undefined);
    return [{ maker, made }];
  };
  const queue = makers.flatMap(begin);
  for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
    const made = await head.made;
    queue.push(...begin(head.maker));
    yield made;
  }
}

type Work = {
  readonly made: AsyncIterable<MadeRows>;
  readonly owner: pg.Client;
  readonly say: (line: string) => void;
};

async function anchor(deps: PopulateDeps, at: Date): Promise<void> {
  const clock = { now: () => at, wall: () => new Date(at.getTime() + SETTLING_MS) };
  await anchorHeads({ ...deps, clock });
}

/** Beside whoever else is at work: each batch is there, and anchored, before the next is written. */
async function addBesideOthers(deps: PopulateDeps, { made, owner }: Work): Promise<void> {
  for await (const { rows, at } of made) {
    await owner.query('begin');
    await copyRegistrations(owner, rows);
    await owner.query('commit');
    await anchor(deps, at);
  }
}

/** Everything in one transaction, without indexes; anchored batch by batch when it is there. */
async function addAlone(deps: PopulateDeps, { made, owner, say }: Work): Promise<void> {
  const times: Date[] = [];
  const write = async () => {
    for await (const { rows, at } of made) {
      await copyRegistrations(owner, rows);
      times.push(at);
    }
  };
  await withoutIndexes(owner, REGISTRATION_TABLES, write, say);
  say('anchors');
  await owner.query('analyze registration_events');
  for (const at of times) await anchor(deps, at);
}

async function* told(made: AsyncIterable<MadeRows>, count: number, say: (line: string) => void) {
  const began = performance.now();
  let done = 0;
  for await (const one of made) {
    yield one;
    done += one.size;
    const seconds = (performance.now() - began) / 1000;
    if (done % 100_000 < AT_ONCE) say(`${done} of ${count}, ${Math.round(done / seconds)} a second`);
  }
}

type Populated = { readonly registrations: number; readonly seconds: number };

/**
 * Writes so many invented registrations, with seals, codes, chains and anchors like real ones, and counts them. `alone`:
 * nobody else uses the database; then, unless there are many already, they are loaded without indexes.
 */
export async function populateRegistrations(
  deps: PopulateDeps,
  edition: string,
  count: number,
  alone: boolean,
  say: (line: string) => void,
): Promise<Populated> {
  const { migratorUrl, appUrl, root, crypto, dataFolder, keys } = deps;
  const owner = new pg.Client({ connectionString: migratorUrl });
  await owner.connect();
  const began = performance.now();
  const passwordHash = await keys.hashPassword(keys.token());
  const makers = await hireMakers({ appUrl, root, crypto, dataFolder, edition, passwordHash }, count);
  try {
    const first = await firstFree(owner, edition);
    const made = told(makeRows(makers, first, count), count, say);
    await (alone && count >= first ? addAlone : addBesideOthers)(deps, { made, owner, say });
    say('counting');
    await recount(owner, alone, say);
    // What a night's vacuum would have done: the visibility map is what lists are read by.
    await owner.query('vacuum analyze');
    return { registrations: count, seconds: (performance.now() - began) / 1000 };
  } finally {
    for (const maker of makers) await maker.terminate();
    await owner.end();
  }
}

/** Whether nobody else is connected to this database. */
async function isAlone(migratorUrl: string): Promise<boolean> {
  const owner = new pg.Client({ connectionString: migratorUrl });
  await owner.connect();
  const others = await owner.query(
    'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1',
  );
  await owner.end();
  return others.rowCount === 0;
}

function wanted(parameters: readonly string[]): number {
  const given = parameters[parameters.indexOf('--registrations') + 1];
  if (!parameters.includes('--registrations') || !/^[1-9]\d{0,7}$/.test(given ?? ''))
    throw new Error('usage: weikao populate --registrations <how many>');
  return Number(given);
}

async function add(count: number, config: Config, { migrator: migratorUrl, app: appUrl }: DatabaseUrls) {
  const dataFolder = path.join(import.meta.dirname, '../data');
  await migrate(migratorUrl);
  await populate(migratorUrl, dataFolder);
  const alone = await isAlone(migratorUrl);
  const pool = createPool(appUrl, 2, (error) => console.error(error.message));
  const root = await openRoot(config, appUrl);
  const crypto = cryptoOf(config);
  const keys = await createKeys(root, crypto);
  const [proof, trailProof] = [createProofStore(pool, keys), createTrailProof(pool)];
  const edition = (await createReference(pool)).editions()[0]?.edition.key ?? '';
  const deps = { migratorUrl, appUrl, root, crypto, dataFolder, proof, trailProof, keys };
  const populated = await populateRegistrations(deps, edition, count, alone, console.log);
  await pool.end();
  return populated;
}

async function main(): Promise<void> {
  const count = wanted(process.argv);
  refuseRealPeople(process.env);
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  try {
    const { registrations, seconds } = await add(count, config, database.urls);
    const rate = Math.round(registrations / seconds);
    console.log(`${registrations} registrations in ${Math.round(seconds)} s: ${rate} a second`);
  } finally {
    if (!database.adopted) await database.stop();
  }
}

if (import.meta.main) await main();
