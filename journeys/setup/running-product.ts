import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.join(import.meta.dirname, '../..');
const PATIENCE_MS = 90_000;

export type RunningProduct = {
  readonly url: string;
  readonly standIns: string;
  /** Where its data are; they stay when it has stopped. */
  readonly folder: string;
  stop(): Promise<void>;
};

/** Each worker has one product, and so one outside world. */
let standInsOfWorker = '';

export const standInsAddress = () => standInsOfWorker;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function untilUp(url: string, process: ChildProcess, log: string[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    if (process.exitCode !== null || Date.now() > until)
      throw new Error(`not up at ${url}:\n${log.join('')}`);
    await sleep(150);
  }
}

function launch(file: string, environment: Record<string, string>, log: string[]): ChildProcess {
  const child = spawn(process.execPath, [path.join(root, file)], { env: { ...process.env, ...environment } });
  child.stdout.on('data', (text: Buffer) => log.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => log.push(text.toString()));
  return child;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freshFolder(prepared: string | undefined): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-journey-'));
  // The database runs as another user where we are root: its files stay that user's, and it must reach them here.
  chmodSync(folder, 0o755);
  if (prepared !== undefined) execFileSync('cp', ['-a', `${prepared}/.`, folder]);
  return folder;
}

/**
 * Starts a product of one's own: server, database and the outside world, on free ports and in a fresh folder.
 * @param prepared the folder of a stopped product that this one begins with a copy of
 */
export async function startProduct(prepared?: string): Promise<RunningProduct> {
  const folder = freshFolder(prepared);
  const [port, standInsPort] = [await freePort(), await freePort()];
  const [url, standIns] = [`http://localhost:${port}`, `http://localhost:${standInsPort}`];
  const log: string[] = [];
  const environment = {
    WEIKAO_DATA: folder,
    PORT: String(port),
    STAND_INS_PORT: String(standInsPort),
    WEIKAO_URL: url,
    // Asked for, and solved at once.
    PUZZLES: '2',
  };
  const server = launch('server/main-demo.ts', environment, log);
  const world = launch('stand-ins/main.ts', environment, log);
  await untilUp(url, server, log);
  await untilUp(standIns, world, log);
  standInsOfWorker = standIns;
  return {
    url,
    standIns,
    folder,
    stop: async () => {
      await ended(world);
      await ended(server);
    },
  };
}
