import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type LaunchedPostgres, launchPostgres } from './launch.ts';
import { chooseServerUser } from './server-user.ts';

let folder: string;
const running: LaunchedPostgres[] = [];
const said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weikao-postgres-'));
  // For root only, as it is made; the server's user would then be given a folder elsewhere.
  chmodSync(folder, 0o755);
  said.length = 0;
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps what was committed when it is killed without warning', async () => {
    const before = await launch();
    expect(before.adopted).toBe(false);
    await query(before, 'create table receipt (number int)', 'insert into receipt values (20260042)');
    process.kill(postmasterPid(), 'SIGKILL');

    const after = await launch();
    expect(after.adopted).toBe(false);
    expect(await query(after, 'select number from receipt')).toEqual([{ number: 20260042 }]);
  });

  it('is one server for two that start it at once', async () => {
    const starters = await Promise.all([launchElsewhere(), launchElsewhere()]);
    const adopter = await launch();
    expect(adopter.adopted).toBe(true);
    expect(starters.map(({ adopted }) => adopted).sort()).toEqual([false, true]);
    expect(new Set([...starters.map(({ port }) => port), adopter.port]).size).toBe(1);
  });

  it('starts although the pid of a killed server now belongs to somebody else', async () => {
    const before = await launch();
    process.kill(postmasterPid(), 'SIGKILL');
    const somebodyElse = spawn('sleep', ['60'], { ...chooseServerUser() });
    onTestFinished(() => void somebodyElse.kill());
    const [, ...rest] = readFileSync(pidFile(), 'utf8').split('\n');
    writeFileSync(pidFile(), [somebodyElse.pid, ...rest].join('\n'));

    const after = await launch();
    expect(after.adopted).toBe(false);
    expect(await query(after, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(before.port).not.toBe(after.port);
  });

  it('finds the trigrams of Chinese names and orders bytes, whatever the machine speaks', async () => {
    const server = await launch();
    await query(server, 'create extension pg_trgm');
    const [row] = await query(
      server,
      `select array_length(show_trgm('张三丰'), 1) trigrams, datcollate, datctype
       from pg_database where datname = current_database()`,
    );
    expect(row).toMatchObject({ trigrams: 4, datcollate: 'C' });
  });

  it('makes the database it was asked for, and obeys settings', async () => {
    const server = await launch({ database: 'exam-2026', settings: { work_mem: '7MB' } });
    const [row] = await query(server, `select current_database() db, current_setting('work_mem') memory`);
    expect(row).toEqual({ db: 'exam-2026', memory: '7MB' });
  });

  it('stops, and can be stopped again', async () => {
    const server = await launch();
    await server.stop();
    await expect(query(server, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await server.stop();
  });

  it('waits for a killed starter no longer than its lock stays warm', async () => {
    const killed = startElsewhere();
    await expect
      .poll(() => existsSync(path.join(folder, 'launch.lock')), { interval: 5, timeout: 5000 })
      .toBe(true);
    killed.kill('SIGKILL');
    const server = await launch();
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 20_000);

  it.runIf(process.getuid?.() === 0)('moves its data where its user can go', async () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await launch({ folder: path.join(closed, 'postgres') });
    const moved = said.at(-1)?.split('data in ')[1] ?? '';
    expect(moved).toMatch(/^\/var\/lib\/weikao\/postgres-/);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(moved, { recursive: true });
  });
});

async function launch(
  options: { folder?: string; database?: string; settings?: Record<string, string> } = {},
) {
  const server = await launchPostgres({ folder, log: (line) => said.push(line), ...options });
  running.push(server);
  return server;
}

/** A starter that is a process of its own. */
function startElsewhere() {
  const program = `
    const { launchPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'launch.ts'))});
    const { port, adopted } = await launchPostgres({ folder: ${JSON.stringify(folder)}, log: () => {} });
    console.log(JSON.stringify({ port, adopted }));
  `;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function launchElsewhere(): Promise<{ port: number; adopted: boolean }> {
  return JSON.parse(await text(startElsewhere().stdout));
}

async function query(server: LaunchedPostgres, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

function pidFile(): string {
  return path.join(folder, 'pgdata/postmaster.pid');
}

function postmasterPid(): number {
  return Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
}
