import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FILE_COLUMNS } from '#domain/transfers/export.ts';
import { createExportProcess, type ExportProcess } from '../main-export-process.ts';
import { eventually } from '../testing/eventually.ts';
import { exportSettings, kill, startBeside } from '../testing/own-process.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION } from '../testing/thread.ts';
import { createExportJob } from './transfers.ts';

let product: TestProduct;
let admin: TestBrowser;
/** Of a region with little to export, and of one whose rows are too heavy for anybody. */
let spared: TestBrowser;
let burdened: TestBrowser;
let exporter: ExportProcess;
const told: string[] = [];

const ROWS = 12_000;
/** A process of ours needs some 75 MB for code and reference data alone; so many rows need more than the rest at once. */
const HEAP_MB = 96;
const MONSTERS = 40;

/** Rows as an export reads them; nobody looks at their chains here. */
const FILL = (region: string, point: string, rows: number, history: string) => `
insert into registrations (edition_id, candidate_id, number, status, status_since, rev, region_id, point_id, name, id_tail,
  level, specialty_id, answers, sealed, saved_pages, notice_version, first_submitted_at, submitted_at, revision, seq, head)
select '${EDITION}', gen_random_uuid(), '26${region}' || lpad(i::text, 10, '0'), 'confirmed', now(), 3, '${region}', '${point}', '王晓明',
  lpad((i % 10000)::text, 4, '0'), 'junior', '203',
  jsonb_build_object('sex', '1', 'school', '河北医科大学' || i, 'work_history', ${history} || i),
  '\\x', '{}', '${EDITION}-1', now(), now(), 1, 3, sha256('x')
from generate_series(1, ${rows}) i`;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  admin = await newStaff(product, 'region-administrator', '13');
  spared = await newStaff(product, 'region-administrator', '11');
  burdened = await newStaff(product, 'region-administrator', '41');
  product.clock.set(DURING.confirmation);
  const usual = FILL('13', '1301', ROWS, "repeat('在本市第一人民医院从事内科护理工作。', 200)");
  const heavy = FILL('41', '4101', MONSTERS, "repeat('重', 1000000)");
  const light = FILL('11', '1101', 1, "'内科护理'");
  await product.sql(
    `begin; set local session_replication_role = replica; ${usual}; ${heavy}; ${light}; commit`,
  );
});
afterAll(() => product.close());
beforeEach(() => {
  const { urls } = product.database;
  told.splice(0);
  exporter = createExportProcess(exportSettings(urls, product.filesFolder), (error) => {
    told.push(error.message);
  });
});

const order = {
  edition: EDITION,
  statuses: ['confirmed' as const],
  points: [],
  specialties: [],
  columns: [...FILE_COLUMNS, 'name', 'sex', 'school', 'work_history'],
  sealedToo: false,
  purpose: '核对确认人数',
};

const ordered = async (by = spared, format: 'csv' | 'xlsx' = 'csv') =>
  (await by.get('orderExport', { body: { ...order, format } })).id;
const stateOf = async (id: string, by = spared) =>
  (await by.get('listExports', {})).find((one) => one.id === id);
const left = (id: string) => existsSync(path.join(product.filesFolder, 'exports', id));
const job = () => {
  const onError = (error: Error) => void told.push(error.message);
  return createExportJob({ ...product.services, onError }, exporter.write)();
};

function inProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

/** The processes of exports that a process of ours has begun. */
const writersOf = (pid: number | 'self'): number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => inProc(`${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number))
    .filter((child) => inProc(`${child}/cmdline`).includes('main-write-export'));

/** The most that one of them had in memory, MB. */
async function peakDuring(work: () => Promise<void>): Promise<number> {
  let most = 0;
  const look = () => {
    for (const pid of writersOf('self'))
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(inProc(`${pid}/status`))?.[1] ?? 0) / 1024);
  };
  const timer = setInterval(look, 5);
  await work().finally(() => clearInterval(timer));
  return most;
}

describe('an export of many rows needs no more memory than one of few, beside whoever has it written', () => {
  it.each(['csv', 'xlsx'] as const)('as %s: a process of its own, of less than 200 MB', async (format) => {
    const id = await ordered(admin, format);
    const most = await peakDuring(job);
    expect(await stateOf(id, admin), told.join()).toMatchObject({ state: 'ready', rowsTotal: ROWS });
    expect(most).toBeGreaterThan(40);
    expect(most).toBeLessThan(200);
    expect(writersOf('self')).toEqual([]);
  });

  it('and would, if its rows were not pulled one batch after the other', async () => {
    const id = await ordered(admin);
    const child = startBeside(product, 'small-exporter.ts', DURING.confirmation, {
      node: [`--max-old-space-size=${HEAP_MB}`],
    });
    const complaints = text(child.stderr);
    await once(child, 'exit');
    expect(await complaints).toContain('heap out of memory');
    await eventually(async () => {
      await job();
      expect(await stateOf(id, admin)).toMatchObject({ state: 'failed', failure: 'interrupted' });
    });
  });
});

/** Whoever has claimed an export by now waits before its first row, and is let go when `work` is done. */
async function beforeItsFirstRow<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: product.database.superuserUrl });
  await client.connect();
  await client.query('begin; lock table registrations in access exclusive mode');
  try {
    return await work();
  } finally {
    await client.query('commit');
    await client.end();
  }
}

const untilRunning = (id: string) =>
  eventually(async () => expect(await stateOf(id)).toMatchObject({ state: 'running' }));
const untilInterrupted = (id: string) =>
  eventually(async () => {
    await job();
    expect(await stateOf(id)).toMatchObject({ state: 'failed', failure: 'interrupted' });
  });

describe('the process of an export', () => {
  it('that dies of memory takes nobody with it: its export says so, and the next one is written', async () => {
    const heavy = await ordered(burdened);
    const next = await ordered();
    await job();
    expect(await stateOf(heavy, burdened)).toMatchObject({ state: 'failed', failure: 'broken' });
    expect(told).toEqual([
      expect.stringMatching(new RegExp(`process of export ${heavy} ended with .*out of memory`)),
    ]);
    expect(left(heavy)).toBe(false);
    expect(await stateOf(next)).toMatchObject({ state: 'ready', rowsTotal: 1 });
  });

  it('ends when its export is cancelled in the middle', async () => {
    const id = await ordered();
    const running = await beforeItsFirstRow(async () => {
      const done = job();
      await untilRunning(id);
      await spared.get('cancelExport', { params: { export: id } });
      return { done };
    });
    await running.done;
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', sha256: null });
    expect([left(id), told]).toEqual([false, []]);
  });

  it('is cut off when all is stopped, and what it had begun is found abandoned; nothing is begun any more', async () => {
    const id = await ordered();
    await beforeItsFirstRow(async () => {
      const done = job();
      await untilRunning(id);
      await exporter.close();
      await done;
      expect(writersOf('self')).toEqual([]);
      expect(await stateOf(id)).toMatchObject({ state: 'running' });
    });
    await untilInterrupted(id);
    const later = await ordered();
    await job();
    expect([await stateOf(later), told]).toMatchObject([{ state: 'waiting' }, []]);
    await spared.get('cancelExport', { params: { export: later } });
  });

  it('ends with who started it, killed without warning', async () => {
    const id = await ordered();
    await beforeItsFirstRow(async () => {
      const parent = startBeside(product, 'dying-export-parent.ts', DURING.confirmation);
      await untilRunning(id);
      const [writer = 0] = writersOf(parent.pid ?? 0);
      expect(writer).toBeGreaterThan(0);
      await kill(parent);
      const isGone = () => / Z |^$/.test(inProc(`${writer}/stat`));
      await eventually(() => expect(isGone()).toBe(true));
    });
    await untilInterrupted(id);
    expect(left(id)).toBe(false);
  });

  it('that cannot begin leaves its export waiting, and whoever has it written hears of it', async () => {
    const id = await ordered();
    const { app } = product.database.urls;
    const away = { app, office: app.replace(/@[^/]+/, '@127.0.0.1:1') };
    const lost = createExportProcess(exportSettings(away, product.filesFolder), (error) => {
      told.push(error.message);
    });
    await expect(createExportJob(product.services, lost.write)()).rejects.toThrow(`process of export ${id}`);
    expect(told).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(await stateOf(id)).toMatchObject({ state: 'waiting' });
    await job();
    expect(await stateOf(id)).toMatchObject({ state: 'ready' });
  });
});
