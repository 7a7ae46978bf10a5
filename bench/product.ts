import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { listenForMessages, type Phones } from './phones.ts';

const root = path.join(import.meta.dirname, '..');
const PATIENCE_MS = 120_000;

export type Login = { readonly user: string; readonly password: string };

export type Product = {
  /** Where its data are kept. */
  readonly folder: string;
  readonly port: number;
  readonly phones: Phones;
  readonly inspectorPort: number;
  readonly databasePort: number;
  readonly databaseLog: string;
  /** The role that the server itself uses. */
  readonly app: Login;
  readonly serverPid: number;
  readonly postmasterPid: number;
  /** A connection to the product's database as its superuser. */
  readonly database: pg.Client;
  stop(): Promise<void>;
};

export const DATABASE = 'weikao';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });
}

function launch(folder: string, port: number, standInsPort: number, inspectorPort: number): ChildProcess {
  const node = [
    '--import',
    path.join(root, 'scripts/end-with-parent.mjs'),
    `--inspect-port=${inspectorPort}`,
  ];
  return spawn(process.execPath, [...node, path.join(root, 'server/main-demo.ts')], {
    // Ctrl-C reaches us only: we stop the server, and it stops its database.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      WEIKAO_DATA: folder,
      PORT: String(port),
      STAND_INS_PORT: String(standInsPort),
      LOG_LEVEL: 'silent',
      // Its photos are drawn before the clock runs, and have no face.
      FACE_CHECK: 'off',
    },
  });
}

async function untilUp(port: number, child: ChildProcess, said: readonly string[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > until) throw new Error(`not up:\n${said.join('')}`);
    await sleep(100);
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Where the server says that its database is; the folder moves where root's is out of the database's reach. */
function findDatabase(said: readonly string[]) {
  const [, port, folder] = /PostgreSQL .* on port (\d+), data in (.+)/.exec(said.join('')) ?? [];
  if (port === undefined || folder === undefined)
    throw new Error(`no word about the database in:\n${said.join('')}`);
  const [pid] = readFileSync(path.join(folder, 'pgdata/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(folder, 'superuser-password'), 'utf8');
  return { port: Number(port), pid: Number(pid), folder, password };
}

type Stand = { readonly folder: string; readonly isKept: boolean };

function freshFolder(): Stand {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-bench-'));
  chmodSync(folder, 0o755);
  return { folder, isKept: false };
}

/** A folder with so many invented registrations, which stays for the next measurement. */
export async function keptFolder(keep: string, registrations: number): Promise<Stand> {
  const folder = path.resolve(keep, String(registrations));
  const mark = path.join(folder, 'filled');
  if (!existsSync(mark)) {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    await populate(folder, registrations);
    writeFileSync(mark, '');
  }
  return { folder, isKept: true };
}

/** A folder with so many, alone in the database: several times faster than beside a server. */
export async function filledFolder(registrations: number): Promise<Stand> {
  const stand = freshFolder();
  await populate(stand.folder, registrations);
  return stand;
}

/** Starts the demo's server with its own database, on free ports; `stop` removes the folder unless it is to be kept. */
export async function startProduct({ folder, isKept } = freshFolder()): Promise<Product> {
  const [port, standInsPort, inspectorPort] = [await freePort(), await freePort(), await freePort()];
  const phones = await listenForMessages(standInsPort);
  const child = launch(folder, port, standInsPort, inspectorPort);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => said.push(text.toString()));
  const removeFolder = () => {
    if (!isKept) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilUp(port, child, said);
    const found = findDatabase(said);
    const place = { host: '127.0.0.1', port: found.port, database: DATABASE };
    const database = new pg.Client({ ...place, user: 'postgres', password: found.password });
    await database.connect();
    const password = readFileSync(path.join(folder, 'database-password'), 'utf8');
    return {
      folder,
      port,
      phones,
      inspectorPort,
      databasePort: found.port,
      databaseLog: path.join(found.folder, 'postgres.log'),
      app: { user: 'weikao_app', password },
      serverPid: child.pid ?? 0,
      postmasterPid: found.pid,
      database,
      stop: async () => {
        await database.end();
        await ended(child);
        phones.close();
        if (!isKept) rmSync(found.folder, { recursive: true, force: true });
        removeFolder();
      },
    };
  } catch (error) {
    await ended(child);
    phones.close();
    removeFolder();
    throw error;
  }
}

/** Fills a folder's database, as `npm run populate` does. */
function populate(folder: string, count: number): Promise<void> {
  const program = path.join(root, 'server/main-populate.ts');
  const child = spawn(process.execPath, [program, '--registrations', String(count)], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: '', WEIKAO_DATA: folder },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`populating ended with ${code}`)),
    );
  });
}
