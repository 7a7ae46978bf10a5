import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import type { Connection } from './connection.ts';
import { type Lane, savePage, submit, withdraw } from './load.ts';
import { type Candidate, model } from './people.ts';
import { DATABASE, type Product } from './product.ts';
import { recordStatements } from './recording.ts';
import { isAllAbout, type Replay, replayOf } from './replay.ts';

const DEBIAN = '/usr/lib/postgresql';
const THREADS = 2;
const MOST_RECORDINGS = 10;
const SCRIPTS = path.join(import.meta.dirname, '../test-results');

export type Script = 'page-save' | 'submit';

/** Several clients' work: so many transactions, and how many of them a second. */
export type Run = { readonly requests: number; readonly perSecond: number };

export type Pgbench = {
  readonly version: string;
  run(script: Script, limit: { readonly seconds: number } | { readonly each: number }): Promise<Run>;
};

/** The newest of Debian's, else the one in the PATH; null where there is none. */
function findProgram(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => `${DEBIAN}/${version}/bin`);
  const places = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
  return places.map((folder) => path.join(folder, 'pgbench')).find((file) => existsSync(file)) ?? null;
}

async function execute(program: string, args: string[], password: string): Promise<string> {
  const child = spawn(program, args, {
    env: { ...process.env, PGPASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await ended) !== 0) throw new Error(`pgbench failed:\n${complained}`);
  return said;
}

function readRun(said: string): Run {
  const requests = Number(/transactions actually processed: (\d+)/.exec(said)?.[1]);
  const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1]);
  const failed = Number(/failed transactions: (\d+)/.exec(said)?.[1] ?? 0);
  if (!(requests > 0 && perSecond > 0) || failed > 0) throw new Error(`pgbench said:\n${said}`);
  return { requests, perSecond };
}

/** The candidates by number, for pgbench, which can draw numbers only. */
async function numberCandidates(database: pg.Client): Promise<void> {
  await database.query('create schema if not exists bench');
  await database.query('create table bench.candidates (n integer primary key, token_hash bytea not null)');
  await database.query(
    `insert into bench.candidates
     select row_number() over (order by candidate_id) - 1, token_hash
     from registrations join sessions using (candidate_id) where edition_id = $1`,
    [model.edition],
  );
  await database.query('grant usage on schema bench to weikao_app');
  await database.query('grant select on bench.candidates to weikao_app');
}

type Send = (connection: Connection, candidate: Candidate) => Promise<void>;

async function readRegistration(database: pg.Client, number: string) {
  const { rows } = await database.query<Record<string, string | null>>({
    text: 'select * from registrations where number = $1',
    values: [number],
    types: { getTypeParser: () => (text: string) => text },
  });
  const [registration] = rows;
  const candidate = registration?.candidate_id;
  if (registration === undefined || !candidate) throw new Error(`no registration ${number}`);
  return { candidate, registration };
}

/** One request of a lane's first candidate, made into a script for all. `after` brings things back. */
async function recordRequest(product: Product, lane: Lane, send: Send, after: Send): Promise<Replay> {
  const {
    connection,
    candidates: [candidate],
  } = lane;
  if (candidate === undefined) throw new Error('nobody to record');
  for (let i = 0; i < MOST_RECORDINGS; i += 1) {
    const before = await readRegistration(product.database, candidate.number);
    const sent = await recordStatements(product, () => send(connection, candidate));
    await after(connection, candidate);
    if (sent !== null && isAllAbout(before.candidate, sent)) return replayOf(sent, before);
  }
  throw new Error(`no request could be recorded whole and alone in ${MOST_RECORDINGS} tries`);
}

async function recordScripts(product: Product, lane: Lane): Promise<Record<Script, Replay>> {
  const nothing = async () => {};
  return {
    'page-save': await recordRequest(product, lane, savePage, nothing),
    submit: await recordRequest(product, lane, submit, async (connection, candidate) => {
      await withdraw(connection, candidate);
      await savePage(connection, candidate);
    }),
  };
}

/** Kept for reading: what pgbench was told. */
function writeScript(script: Script, { script: text }: Replay): string {
  const file = path.join(SCRIPTS, `${script}.pgbench.sql`);
  mkdirSync(SCRIPTS, { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Once everybody has submitted and withdrawn. Null where this machine has no pgbench. */
export async function preparePgbench(product: Product, lanes: readonly Lane[]): Promise<Pgbench | null> {
  const program = findProgram();
  const [lane] = lanes;
  if (program === null || lane === undefined) return null;
  const { database, app } = product;
  await numberCandidates(database);
  const replays = await recordScripts(product, lane);
  const shared = { clients: lanes.length, candidates_each: lane.candidates.length, left: 0 };
  const place = ['-h', '127.0.0.1', '-p', String(product.databasePort), '-U', app.user];
  const manner = ['-n', '-M', 'prepared', '-c', String(lanes.length), '-j', String(THREADS)];
  return {
    version: (await execute(program, ['--version'], '')).trim(),
    run: async (script, limit) => {
      const until = 'seconds' in limit ? ['-T', String(limit.seconds)] : ['-t', String(limit.each)];
      const defined = Object.entries({ ...shared, ...replays[script].variables });
      const variables = defined.flatMap(([name, value]) => ['-D', `${name}=${value}`]);
      const work = ['-f', writeScript(script, replays[script]), ...variables, DATABASE];
      const before = await countSaves(database);
      const run = readRun(await execute(program, [...place, ...manner, ...until, ...work], app.password));
      const saves = (await countSaves(database)) - before;
      if (saves !== run.requests) throw new Error(`${run.requests} runs of ${script} made ${saves} changes`);
      await bringBack(database, lanes);
      return run;
    },
  };
}

/** Each change raises one `rev`: a statement that changed nothing would be too fast to be true. */
async function countSaves(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ saves: string }>('select sum(rev) as saves from registrations');
  return Number(rows[0]?.saves);
}

/** To what the server can go on from: nobody submitted, and everybody's `rev` known. */
async function bringBack(database: pg.Client, lanes: readonly Lane[]): Promise<void> {
  await database.query(
    `update registrations set status = 'draft', status_before = 'submitted' where status = 'submitted'`,
  );
  const { rows } = await database.query<{ number: string; rev: number }>(
    'select number, rev from registrations',
  );
  const revs = new Map(rows.map(({ number, rev }) => [number, rev]));
  for (const candidate of lanes.flatMap(({ candidates }) => candidates)) {
    candidate.rev = revs.get(candidate.number) ?? candidate.rev;
  }
}
