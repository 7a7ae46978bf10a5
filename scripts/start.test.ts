import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const project = path.join(import.meta.dirname, '..');

// A product in a folder of its own: our scripts, with a server and stand-ins that only say what happens to them.
const tellsItsEnd = (name: string) => `
  import { appendFileSync } from 'node:fs';
  import { createServer } from 'node:http';
  const tell = (what: string) => appendFileSync('events.log', what + ' ${name}\\n');
  const listen = (port: string | undefined) => createServer().listen(Number(port));
  process.on('SIGTERM', () => { tell('stopped'); process.exit(0); });
  tell('started');
`;
const server = `${tellsItsEnd('server')}
  console.log('database is up');
  listen(process.env.PORT).on('listening', () =>
    process.send?.({ ready: true, lines: ['candidates: http://localhost:' + process.env.PORT] }));
`;
const standIns = `${tellsItsEnd('stand-ins')} listen(process.env.STAND_INS_PORT);`;

let folder: string;
let ports: { PORT: string; STAND_INS_PORT: string };
let started: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'weikao-start-'));
  cpSync(path.join(project, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(path.join(project, file), path.join(folder, file));
  symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
  for (const room of ['server', 'stand-ins']) mkdirSync(path.join(folder, room));
  writeFileSync(path.join(folder, 'server/main-demo.ts'), server);
  writeFileSync(path.join(folder, 'stand-ins/main.ts'), standIns);
  ports = { PORT: await freePort(), STAND_INS_PORT: await freePort() };
});

afterEach(async () => {
  if (started?.exitCode === null) started.kill('SIGKILL');
  // Whoever is left notices that the starter is gone; only then can the folder go.
  await sleep(200);
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('says who can be reached where, once everything listens', async () => {
    const { said, until } = start();
    await until('stand-ins for the outside world');
    expect(said()).toContain('database is up');
    expect(said()).toContain(`candidates: http://localhost:${ports.PORT}`);
    expect(said()).toContain(`http://localhost:${ports.STAND_INS_PORT}`);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops the stand-ins, then the server, on %s', async (signal) => {
    const { until, end, child } = start();
    await until('stand-ins for the outside world');
    child.kill(signal);
    child.kill(signal); // npm passes on what the terminal has sent already
    expect(await end).toBe(0);
    expect(events()).toEqual(['started server', 'started stand-ins', 'stopped stand-ins', 'stopped server']);
  });

  it('ends at once when asked a second time', async () => {
    writeFileSync(
      path.join(folder, 'server/main-demo.ts'),
      server.replace('process.exit(0)', "tell('will not stop')"),
    );
    const { until, end, child } = start();
    await until('stand-ins for the outside world');
    child.kill('SIGINT');
    await until('stopping server');
    await sleep(600);
    child.kill('SIGINT');
    expect(await end).toBe(130);
    await expectNobodyOn(ports.PORT);
  });

  it('stops the stand-ins and repeats the last words when the server dies', async () => {
    writeFileSync(
      path.join(folder, 'server/main-demo.ts'),
      `${server} setTimeout(() => { throw new Error('the disk is full'); }, 1500);`,
    );
    const { said, end } = start();
    expect(await end).toBe(1);
    expect(said()).toContain('server ended by itself');
    expect(said().split('Its last words')[1]).toContain('the disk is full');
    expect(events()).toContain('stopped stand-ins');
  });

  it('leaves nobody behind when it is killed itself', async () => {
    const { until, child, end } = start();
    await until('stand-ins for the outside world');
    child.kill('SIGKILL');
    await end;
    await expect.poll(events, { timeout: 20_000 }).toHaveLength(4);
  });

  it.each(['PORT', 'STAND_INS_PORT'] as const)('names the port that is taken (%s)', async (variable) => {
    const occupant = createServer().listen(Number(ports[variable]));
    const { said, end } = start();
    expect(await end).toBe(1);
    occupant.close();
    expect(said()).toContain(`Port ${ports[variable]} is taken`);
    expect(said()).toContain(`${variable}=`);
    expect(events()).toEqual([]);
  });
});

function start() {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: folder,
    env: { ...process.env, ...ports },
  });
  started = child;
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const said = () => text;
  const end = new Promise<number | null>((resolve) => child.once('close', resolve));
  const until = (words: string) => expect.poll(said, { timeout: 20_000 }).toContain(words);
  return { child, said, until, end };
}

function events(): string[] {
  const log = path.join(folder, 'events.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(String(typeof address === 'object' && address?.port)));
    });
  });
}

function expectNobodyOn(port: string) {
  const canListen = () =>
    new Promise((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(Number(port), () => probe.close(() => resolve(true)));
    });
  return expect.poll(canListen, { timeout: 20_000 }).toBe(true);
}
