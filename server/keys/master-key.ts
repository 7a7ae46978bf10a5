import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The installation's master key: from the setting (64 hex digits) or, for a demo, from a file made at the first start;
 * where a database of one's own is configured (`mayMake` false), it has to be there: a fresh key would open nothing.
 * Two starters at once agree on one key: the file appears whole or not at all, and the second finds the first one's.
 */
export function readMasterKey(setting: string | null, folder: string, mayMake = true): Buffer {
  if (setting !== null) {
    if (!/^[0-9a-f]{64}$/i.test(setting)) throw new Error('WEIKAO_MASTER_KEY must be 64 hex digits');
    return Buffer.from(setting, 'hex');
  }
  const file = path.join(folder, 'master-key');
  if (!mayMake && !existsSync(file)) throw new Error('WEIKAO_MASTER_KEY or WEIKAO_MASTER_KEY_FILE is needed');
  mkdirSync(folder, { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
