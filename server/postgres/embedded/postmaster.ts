import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Cluster, programEnvironment } from './cluster.ts';
import type { Programs } from './programs.ts';
import type { ServerUser } from './server-user.ts';

/** A server as its own pid file describes it. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

const startPatienceMs = 60_000;
const stopPatienceMs = 60_000;
const glanceMs = 10;
const lastAttempt = 40;
const betweenAttemptsMs = 250;

/** The server that runs on the cluster now. Prepares the start of another one after a crash. */
export function findRunning(cluster: Cluster): Postmaster | undefined {
  const postmaster = readPidFile(cluster);
  if (postmaster === undefined || isAlive(postmaster.pid)) return postmaster;
  disownPidFile(cluster);
  return undefined;
}

// PostgreSQL refuses to start when the file names a zombie, or a pid that somebody else has by now. To delete
// the file would also delete what protects us from processes that outlived the crash (its shared memory id).
// A file that names PostgreSQL's own parent, us, counts as left behind and is still checked for those.
function disownPidFile(cluster: Cluster): void {
  if (process.platform === 'win32') return;
  const [, ...rest] = readFileSync(pidFile(cluster), 'utf8').split('\n');
  writeFileSync(pidFile(cluster), [process.pid, ...rest].join('\n'));
}

/** Starts a server and resolves when it takes connections. */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
  programs: Programs,
  user: ServerUser,
): Promise<Postmaster> {
  const values = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', cluster.data, '-p', String(port), ...values];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await untilReady(cluster, spawnServer(cluster, programs.postgres, args, user));
    } catch (error) {
      // The processes of a killed server need a moment to notice that it is gone.
      if (attempt === lastAttempt || !endOfLog(cluster).includes('is still in use')) throw error;
      await sleep(betweenAttemptsMs);
    }
  }
}

/** Gives a function that tells whether the server has ended. */
function spawnServer(cluster: Cluster, program: string, args: string[], user: ServerUser): () => boolean {
  const log = openSync(cluster.logFile, 'a');
  // Detached: Ctrl-C in a terminal reaches us only, and we first finish what we are doing.
  const child = spawn(program, args, {
    ...user,
    env: programEnvironment,
    cwd: path.parse(cluster.data).root,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
  };
  child.once('exit', end).once('error', end);
  return () => hasEnded;
}

/** Resolves when the server that the pid file names takes connections. */
export async function untilReady(cluster: Cluster, hasEnded: () => boolean): Promise<Postmaster> {
  const until = performance.now() + startPatienceMs;
  while (!hasEnded() && performance.now() < until) {
    const postmaster = readPidFile(cluster);
    if (postmaster?.isReady && isAlive(postmaster.pid)) return postmaster;
    await sleep(glanceMs);
  }
  throw new Error(`PostgreSQL did not start; its log, ${cluster.logFile}, ends:\n${endOfLog(cluster)}`);
}

/** Stops the server: open transactions are given up, what is committed is safe. Resolves when it is gone. */
export async function stopPostmaster(
  cluster: Cluster,
  { pid }: Postmaster,
  programs: Programs,
): Promise<void> {
  if (!isAlive(pid)) return;
  if (process.platform === 'win32') {
    // No signals there; killing it would mean crash recovery at each start.
    await promisify(execFile)(programs.pgCtl, ['-D', cluster.data, '-m', 'fast', '-w', 'stop']);
    return;
  }
  process.kill(pid, 'SIGINT');
  const until = performance.now() + stopPatienceMs;
  while (isAlive(pid)) {
    if (performance.now() > until) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
    await sleep(glanceMs);
  }
}

function pidFile(cluster: Cluster): string {
  return path.join(cluster.data, 'postmaster.pid');
}

// Lines: pid, data folder, start time, port, socket folder, address, shared memory, state.
function readPidFile(cluster: Cluster): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

// Signal 0 also reaches a zombie (nobody reaps in some containers) and whoever has the pid by now.
function isAlive(pid: number): boolean {
  if (process.platform !== 'linux') return canSignal(pid);
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.includes('(postgres)') && !/\) [ZX] /.test(status);
  } catch {
    return false;
  }
}

function canSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function endOfLog(cluster: Cluster): string {
  return readFileSync(cluster.logFile, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
}
