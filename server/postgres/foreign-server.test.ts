import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { populate } from './populate.ts';
import { checkServer, prepareForeign } from './prepare-server.ts';

const PROGRAMS = '/usr/lib/postgresql/15/bin';
const DATA = path.join(import.meta.dirname, '../../data');

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** PostgreSQL refuses to run as root: Debian's own user runs it where we are root. */
function runAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

describe('a PostgreSQL 15 that somebody else runs, known by two addresses only', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-pg15-'));
  const cluster = path.join(folder, 'data');
  const user = runAs();
  let port = 0;

  const run = (program: string, ...args: string[]) => {
    const result = spawnSync(path.join(PROGRAMS, program), args, { ...user, cwd: '/', encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`${program}: ${result.error ?? result.stderr}`);
  };
  const urlOf = (name: string, database: string) => `postgres://${name}@127.0.0.1:${port}/${database}`;
  const asSuperuser = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: urlOf('postgres', 'postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    expect(existsSync(PROGRAMS), 'Debian package postgresql-15 is installed').toBe(true);
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    chmodSync(folder, 0o755);
    port = await freePort();
    run(
      'initdb',
      '-D',
      cluster,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-A',
      'trust',
      '--no-sync',
    );
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    run('pg_ctl', '-D', cluster, '-o', settings, '-l', path.join(folder, 'log'), '-w', 'start');
  });
  afterAll(() => {
    run('pg_ctl', '-D', cluster, '-m', 'immediate', '-w', 'stop');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is brought up to date and filled by an owner who may make roles, and served in our two roles', async () => {
    await asSuperuser(
      'create role somebody login createrole',
      'create role anybody login',
      "create database one owner somebody template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'",
    );
    await checkServer(urlOf('somebody', 'one'));
    const urls = await prepareForeign({
      app: urlOf('anybody', 'one'),
      office: null,
      migrator: urlOf('somebody', 'one'),
    });
    expect(await migrate(urls.migrator)).toContain('0001_foundation.sql');
    expect(await populate(urls.migrator, DATA)).toContain('regions');
    for (const [url, role] of [
      [urls.app, 'weikao_app'],
      [urls.office, 'weikao_office'],
    ] as const) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const found = await client.query(
        'select current_user as role, (select count(*)::int from regions) as regions',
      );
      await client.end();
      expect(found.rows[0]).toEqual({ role, regions: 32 });
    }
  });

  it('is refused with what a superuser has to run where the owner may not make roles', async () => {
    await asSuperuser(
      'create role modest login',
      "create database two owner modest template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'",
      'create role stranger login',
    );
    const refused = prepareForeign({
      app: urlOf('stranger', 'two'),
      office: null,
      migrator: urlOf('modest', 'two'),
    });
    await expect(refused).rejects.toThrow('grant weikao_app, weikao_office to "stranger"');
  });

  it('is refused where names could not be searched, because the database was made with LC_CTYPE=C', async () => {
    await asSuperuser("create database three template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
    await expect(checkServer(urlOf('postgres', 'three'))).rejects.toThrow('LC_CTYPE=C');
  });
});
