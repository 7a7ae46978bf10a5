import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whom PostgreSQL runs as; undefined: as we do. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined;

// Used only when root's project stands where the server's user cannot go, such as /root.
const reachableFolder = '/var/lib/weikao';

/** PostgreSQL refuses to run as root: then as `postgres` if the machine has it, else as `nobody`. */
export function chooseServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  const user = findUser('postgres') ?? findUser('nobody');
  if (user === undefined) throw new Error('No user to run PostgreSQL as but root; set DATABASE_URL');
  return user;
}

/** Makes the folder, or, where the server's user cannot reach it, one elsewhere that belongs to it alone. */
export function ensureReachableFolder(folder: string, user: ServerUser): string {
  const wanted = path.resolve(folder);
  mkdirSync(wanted, { recursive: true });
  if (canReach(wanted, user)) return wanted;
  const elsewhere = reachablePathFor(wanted);
  mkdirSync(elsewhere, { recursive: true });
  return elsewhere;
}

/** A name under the reachable folder that only `original` maps to. */
export function reachablePathFor(original: string): string {
  const mark = createHash('sha256').update(original).digest('hex').slice(0, 12);
  return path.join(reachableFolder, `${path.basename(original)}-${mark}`);
}

function canReach(folder: string, user: ServerUser): boolean {
  if (user === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;
}

function findUser(name: string): ServerUser {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}
