import { closeSync, openSync, rmSync, statSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeatMs = 500;
const abandonedAfterMs = 5_000;
const glanceMs = 50;

/**
 * Runs `work` while no other process does under the same lock file. The holder keeps touching the file; a file
 * that nobody touches was left by a killed process (a pid would not tell: after a reboot it may be another's).
 */
export async function withLaunchLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  while (!take(lockFile)) {
    if (isAbandoned(lockFile)) rmSync(lockFile, { force: true });
    else await sleep(glanceMs);
  }
  const heartbeat = setInterval(() => touch(lockFile), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  }
}

function take(lockFile: string): boolean {
  try {
    closeSync(openSync(lockFile, 'wx'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(lockFile: string): boolean {
  const status = statSync(lockFile, { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs > abandonedAfterMs;
}

function touch(lockFile: string): void {
  const now = new Date();
  utimesSync(lockFile, now, now);
}
