import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Programs } from './programs.ts';
import type { ServerUser } from './server-user.ts';

/** What PostgreSQL keeps on disk, and our way in. */
export type Cluster = { readonly data: string; readonly logFile: string; readonly password: string };

export const superuser = 'postgres';

/** Locale of the programs themselves: English messages, times in UTC. */
export const programEnvironment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };

// Trigram search looks at lc_ctype, not at the built-in provider: under C, Chinese text has no trigrams.
const lcCtypes: Partial<Record<NodeJS.Platform, string>> = { win32: 'C', darwin: 'UTF-8' };

/** The cluster in the folder; made, with its database, when there is none. */
export async function ensureCluster(
  folder: string,
  database: string,
  programs: Programs,
  user: ServerUser,
): Promise<Cluster> {
  const data = path.join(folder, 'pgdata');
  const passwordFile = path.join(folder, 'superuser-password');
  if (!existsSync(data)) {
    // Made beside, and given its name last: what is there under that name is always complete.
    const unfinished = `${data}.unfinished`;
    await makeCluster(unfinished, passwordFile, programs, user);
    await createDatabase(unfinished, database, programs, user);
    renameSync(unfinished, data);
  }
  if (!existsSync(passwordFile)) throw new Error(`${data} is there, but not its ${passwordFile}`);
  return { data, logFile: path.join(folder, 'postgres.log'), password: readFileSync(passwordFile, 'utf8') };
}

async function makeCluster(data: string, passwordFile: string, programs: Programs, user: ServerUser) {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  // initdb reads the password as the server's user; afterwards only we may.
  const passwordForInitdb = path.join(data, '..', '.password-for-initdb');
  writeFileSync(passwordForInitdb, readFileSync(passwordFile), { mode: 0o600 });
  if (user) for (const place of [data, passwordForInitdb]) chownSync(place, user.uid, user.gid);
  const lcCtype = lcCtypes[process.platform] ?? 'C.UTF-8';
  const choices = [`--username=${superuser}`, `--pwfile=${passwordForInitdb}`, '--auth=scram-sha-256'];
  const locale = [
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    `--lc-ctype=${lcCtype}`,
  ];
  try {
    await promisify(execFile)(
      programs.initdb,
      ['-D', data, ...choices, '--encoding=UTF8', ...locale, '--data-checksums'],
      { ...user, env: programEnvironment, cwd: path.parse(data).root },
    );
  } finally {
    rmSync(passwordForInitdb, { force: true });
  }
}

// In single-user mode: needs no client library, no port and no second start.
async function createDatabase(data: string, database: string, programs: Programs, user: ServerUser) {
  const child = spawn(programs.postgres, ['--single', '-D', data, 'postgres'], {
    ...user,
    env: programEnvironment,
    cwd: path.parse(data).root,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin.end(`CREATE DATABASE "${database.replaceAll('"', '""')}"\n`);
  const said = await text(child.stderr);
  // Its exit code is 0 even when a statement has failed.
  if (/(ERROR|FATAL|PANIC):/.test(said))
    throw new Error(`Database "${database}" could not be created: ${said}`);
}
