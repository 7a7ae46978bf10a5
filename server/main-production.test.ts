import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProduction } from './main-production.ts';
import { eventually } from './testing/eventually.ts';
import { newcomer } from './testing/newcomers.ts';
import {
  createLogIn,
  DistantBrowser,
  freePort,
  type LogIn,
  receiveShortMessages,
  type ShortMessages,
  type Started,
  startMain,
  untilAnswers,
} from './testing/production.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

const EDITION = 'health-2026';
const warnings: string[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'weikao-installation-'));
let database: TestDatabase;
let logIn: LogIn;
let sms: ShortMessages;
let owner: pg.Pool;
let settings: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  logIn = await createLogIn(database);
  sms = await receiveShortMessages();
  owner = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
  settings = {
    WEIKAO_INSTALLATION: 'trial',
    WEIKAO_PUBLIC_URL: 'https://bm.hebwst.example.cn',
    DATABASE_URL: logIn.url,
    DATABASE_POOL: '4',
    WEIKAO_MASTER_KEY: randomBytes(32).toString('hex'),
    WEIKAO_DATA: folder,
    WEIKAO_SMS_URL: sms.url,
    PUZZLES: 'off',
    WEIKAO_SMS_TOKEN: randomBytes(16).toString('hex'),
    FACE_CHECK: 'off',
    LOG_LEVEL: 'info',
    // Long enough for three questions on a machine that is busy.
    DRAIN_SECONDS: '3',
  };
});
afterAll(async () => {
  await sms.close();
  await owner.end();
  await logIn.drop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a start says that fails; nothing where it would not. */
const refusal = (changes: Record<string, string> = {}) =>
  readProduction({ ...settings, ...changes }, (text) => warnings.push(text)).then(
    () => '',
    (error: Error) => error.message,
  );

describe('the start of a production looks at the database', () => {
  it('and finds nothing wrong with a good one', async () => {
    expect(await refusal()).toBe('');
  });

  it('refuses people of the demo, by their passwords and not by their names', async () => {
    const demo = await createTestDatabase('people');
    const own = await createLogIn(demo);
    expect(await refusal({ DATABASE_URL: own.url })).toMatch(/people of the demo.*hebei/);
    await own.drop();
    await demo.drop();
    await owner.query(
      `insert into staff (staff_id, user_name, password_hash, display_name, post)
       values (gen_random_uuid(), 'national', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$2Y8v1Hq0kP7m0V8yq1mVb7d2u5vT3m0uE0m2s9k1x0c', '周敏', 'national-administrator')`,
    );
    expect(await refusal()).toBe('');
  });

  it('refuses a clock that a demo has moved, a schema of another version, and who walks past row-level security', async () => {
    await owner.query('insert into demo_clock (single, offset_ms) values (true, 5000)');
    expect(await refusal()).toContain('used by a demo, whose clock was moved');
    await owner.query('delete from demo_clock');
    const mighty = await createLogIn(database, 'bypassrls');
    const said = await refusal({ DATABASE_OFFICE_URL: mighty.url });
    expect(said).toMatch(/DATABASE_OFFICE_URL logs in as ops_\w+, who walks past row-level security/);
    await mighty.drop();
    await owner.query("update migrations set digest = 'x' where name like '0038%'");
    expect(await refusal()).toMatch(/not that of this version \(0038_operations.sql …\): run weikao migrate/);
    const applied = await owner.query("select digest from migrations where name like '0038%'");
    expect(applied.rows).toEqual([{ digest: 'x' }]);
  });

  it('asks every address outside once whether it is a stand-in; who does not answer is only told', async () => {
    const standIn = createServer((_request, answer) => answer.setHeader('x-stand-in', 'yes').end());
    standIn.listen(0, '127.0.0.1');
    await once(standIn, 'listening');
    const { port } = standIn.address() as AddressInfo;
    warnings.length = 0;
    const said = await refusal({
      WEIKAO_INSTALLATION: 'production',
      WEIKAO_BANK_URL: `http://127.0.0.1:${port}/bank`,
      WEIKAO_MAIL_SERVER: '127.0.0.1:1',
      WEIKAO_MAIL_FROM: 'no-reply@example.cn',
    });
    standIn.close();
    expect(said).toContain('WEIKAO_BANK_URL leads to a stand-in, which says so itself');
    expect(said).not.toContain('WEIKAO_SMS_URL leads to a stand-in');
    expect(said).not.toContain('WEIKAO_MAIL_SERVER leads');
    expect(warnings).toContain('WEIKAO_MAIL_SERVER leads to nobody who answers at this moment');
    // A trial may have stand-ins.
    warnings.length = 0;
    await refusal({ WEIKAO_MAIL_SERVER: '127.0.0.1:1', WEIKAO_MAIL_FROM: 'no-reply@example.cn' });
    expect(warnings).toEqual([]);
  });

  it('says also what of the settings is wrong, and what the database answers', async () => {
    const away = new URL(logIn.url);
    away.port = '1';
    const said = await refusal({ DATABASE_URL: away.toString(), WEIKAO_SMS_TOKEN: 'demo' });
    expect(said.split('\n')).toEqual([
      'Weikao does not start:',
      expect.stringContaining('WEIKAO_SMS_TOKEN has 4 characters'),
      expect.stringContaining('the database does not answer as it should'),
    ]);
    expect(said).not.toContain(away.password);
  });
});

describe('two servers and two workers over one database', { timeout: 90_000 }, () => {
  type Running = Started & { readonly origin: string; readonly inside: string };
  const running: Running[] = [];

  async function start(kind: 'serve' | 'worker'): Promise<Running> {
    const [port, inside] = [await freePort(), await freePort()];
    const ports = { PORT: String(port), METRICS_PORT: String(inside) };
    const started = startMain(`main-${kind}.ts`, { ...settings, ...ports });
    const all = { ...started, origin: `http://127.0.0.1:${port}`, inside: `http://127.0.0.1:${inside}` };
    running.push(all);
    return all;
  }

  let [first, second, worker, another]: Running[] = [];

  beforeAll(async () => {
    await owner.query('delete from migrations where name like $1', ['0038%']);
    await owner.query('drop index payment_notices_received, payments_open');
    const migrated = startMain('main-migrate.ts', {
      ...settings,
      DATABASE_MIGRATOR_URL: database.urls.migrator,
    });
    expect([await migrated.ended, migrated.output()]).toEqual([0, 'applied: 0038_operations.sql\n']);
    [first, second, worker, another] = await Promise.all([
      start('serve'),
      start('serve'),
      start('worker'),
      start('worker'),
    ]);
    for (const each of running) await untilAnswers(`${each.inside}/readyz`, 200, each);
  }, 120_000);
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
  });

  const at = (process: Running | undefined) => process?.origin ?? '';
  const browser = new DistantBrowser();
  const entries = newcomer({ name: '钱金丝雀', nameAgain: '钱金丝雀', phone: '13987650001' });

  const metricsOf = async (process: Running | undefined) =>
    (await fetch(`${process?.inside}/metrics`)).text();
  const importsDoneAt = async (process: Running | undefined) =>
    Number(/job_last_success_seconds\{job="imports"\} ([\d.]+)/.exec(await metricsOf(process))?.[1] ?? 0);

  it('know who has signed up and logged in at the other one, by cookies that only https carries', async () => {
    await browser.get(at(first), 'startSignUp', { body: { phone: entries.phone } });
    await eventually(() => expect(sms.sent).toHaveLength(1));
    const phoneCode = /\d{6,12}(?!\d)/.exec(sms.sent[0]?.text ?? '')?.[0] ?? '';
    await browser.get(at(second), 'signUp', { body: { ...entries, phoneCode } });
    expect(browser.baked.length).toBeGreaterThan(0);
    for (const cookie of browser.baked) expect(cookie).toContain('; Secure');
    const seen = await browser.get(at(first), 'getAccount', {});
    expect(seen.name).toBe(entries.name);
    await browser.send(at(second), 'logOut', {});
    expect((await browser.send(at(first), 'getAccount', {})).status).toBe(401);
  });

  it('hold everything of the demo and what is for those inside back from the port of the world', async () => {
    expect((await fetch(`${at(first)}/api/demo/clock`)).status).toBe(404);
    // What no route knows is a page of the portal.
    expect(await (await fetch(`${at(first)}/metrics`)).text()).not.toContain('http_request');
    expect(await metricsOf(first)).toContain('http_request_seconds');
    expect(await metricsOf(first)).toContain('database_connections{pool="app",state="busy"}');
  });

  it('learn both of a changed configuration', async () => {
    const params = { edition: EDITION, region: '13' };
    const payees = () =>
      Promise.all(
        [first, second].map(
          async (one) => (await browser.get(at(one), 'getRegionNotice', { params })).windows.payment.closesAt,
        ),
      );
    const before = await payees();
    await owner.query(
      "update windows set closes_at = '2026-02-20T17:00:00+08:00' where edition_id = $1 and kind = 'payment'",
      [EDITION],
    );
    await owner.query('update reference_versions set version = version + 1');
    await owner.query("select pg_notify('reference', '')");
    await eventually(async () =>
      expect(await payees()).toEqual(['2026-02-20T09:00:00.000Z', '2026-02-20T09:00:00.000Z']),
    );
    expect(before).not.toContain('2026-02-20T09:00:00.000Z');
  });

  it('write an export in a process of its own, with the keys, roles and files of the settings', async () => {
    const wish = {
      edition: EDITION,
      statuses: ['confirmed'],
      points: [],
      specialties: [],
      columns: ['number'],
    };
    await owner.query(
      `insert into exports (export_id, staff_id, idempotency_key, purpose, wish, state, asked_at, rows_done)
       select gen_random_uuid(), staff_id, gen_random_uuid(), '全国统计核对', $1, 'waiting', now(), 0
       from staff where user_name = 'national'`,
      [{ ...wish, sealedToo: false, format: 'csv' }],
    );
    await eventually(async () => {
      const { rows } = await owner.query('select export_id, state, failure from exports');
      expect(rows).toEqual([{ export_id: expect.any(String), state: 'ready', failure: null }]);
      expect(existsSync(path.join(folder, 'files/exports', rows[0].export_id, 'file'))).toBe(true);
    });
  });

  it('have their jobs done by whichever worker is left', async () => {
    await eventually(async () => {
      const done = await Promise.all([importsDoneAt(worker), importsDoneAt(another)]);
      expect(Math.max(...done)).toBeGreaterThan(0);
    });
    expect(await metricsOf(worker)).toContain('review_waiting');
    worker?.child.kill('SIGKILL');
    await worker?.ended;
    const killed = Date.now() / 1000;
    await eventually(async () => expect(await importsDoneAt(another)).toBeGreaterThan(killed));
  });

  it('leave in order: told to stop, a server says so, answers what comes, and ends', async () => {
    first?.child.kill('SIGTERM');
    await eventually(async () => expect((await fetch(`${at(first)}/readyz`)).status).toBe(503));
    const health = await fetch(`${at(first)}/healthz`);
    expect(await health.json()).toEqual({ up: true, draining: true });
    expect((await fetch(`${at(first)}/api/editions`)).status).toBe(200);
    another?.child.kill('SIGTERM');
    expect(await Promise.all([first?.ended, another?.ended])).toEqual([0, 0]);
    expect((await fetch(`${at(second)}/readyz`)).status).toBe(200);
  });

  it('write JSON lines, and of a person nothing', () => {
    const lines = running.flatMap(({ output }) => output().trim().split('\n'));
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('process');
    const log = lines.join('\n');
    const { name, idNumber, phone, userName, password } = entries;
    const cookies = [...browser.cookies.values()].filter(Boolean);
    const secrets = [
      name,
      encodeURIComponent(name),
      idNumber,
      idNumber.slice(6, 14),
      phone,
      userName,
      password,
    ];
    for (const secret of [...secrets, ...cookies, settings.WEIKAO_MASTER_KEY ?? ''])
      expect(log).not.toContain(secret);
  });
});
