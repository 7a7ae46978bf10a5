import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportOrder, ExportView } from '#contract/client.ts';
import type { SheetWriter } from '../ports/sheets.ts';
import { eventually } from '../testing/eventually.ts';
import { kill, startBeside } from '../testing/own-process.ts';
import { startMain } from '../testing/production.ts';
import { decideNow, newOffice, newStaff } from '../testing/staff.ts';
import { MASTER_KEY } from '../testing/templates.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, logIn, rightAnswers, submit } from '../testing/thread.ts';
import { fetchByCommand, orderByCommand } from '../usecases/exports/export-by-command.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import { verifyTrail } from '../usecases/proof/verify-trail.ts';

let product: TestProduct;
let admin: TestBrowser;
let colleague: TestBrowser;
let nation: TestBrowser;

const CONFIRMED = 'wangxiaoming';
const order: ExportOrder = {
  edition: EDITION,
  statuses: ['confirmed'],
  points: [],
  specialties: [],
  columns: ['number', 'status', 'name', 'point', 'specialty', 'work_history'],
  sealedToo: false,
  format: 'csv',
  purpose: '核对确认人数',
};

async function candidate(login: string, region: string, history: string) {
  const browser = await logIn(product, login);
  const { education } = await rightAnswers(browser, region);
  await fillIn(browser, region, { education: { ...education, work_history: history } });
  await submit(browser);
  return (await browser.get('getRegistration', { params: { edition: EDITION } })).number;
}

beforeAll(async () => {
  product = await createTestProduct();
  const numbers = [
    await candidate(CONFIRMED, '13', '=HYPERLINK("http://x","点")'),
    await candidate('lihua', '13', '2019 年 8 月至今，内科护士。'),
  ];
  await candidate('wangyanhong', '41', '2019 年 8 月至今，内科护士。');
  product.clock.set(DURING.confirmation);
  const { counter } = await newOffice(product);
  const { code } = await counter.get('getFile', { params: { number: numbers[0] ?? '' } });
  await decideNow(counter, numbers[0] ?? '', { do: 'confirm', code: code ?? '' });
  admin = await newStaff(product, 'region-administrator', '13');
  colleague = await newStaff(product, 'region-administrator', '13');
  nation = await newStaff(product, 'national-administrator', null);
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.confirmation));

const run = (writeSheet: SheetWriter = product.services.writeSheet) =>
  runExports({ ...product.services, writeSheet });
const stateOf = async (id: string, by = admin): Promise<ExportView> => {
  const found = (await by.get('listExports', {})).find((one) => one.id === id);
  if (found === undefined) throw new Error(`export ${id} is not listed`);
  return found;
};
const download = (id: string, by = admin) => by.send('downloadExport', { params: { export: id } });
const left = (id: string) => existsSync(path.join(product.filesFolder, 'exports', id));

async function exported(more: Partial<ExportOrder> = {}, by = admin) {
  const { id } = await by.get('orderExport', { body: { ...order, ...more } });
  await run();
  const state = await stateOf(id, by);
  const response = await download(id, by);
  return { id, state, response };
}

function rowsIn(archive: Buffer) {
  const files = unzipSync(archive);
  const csv = files['报名信息.csv'] ?? new Uint8Array();
  return {
    rows: parse(Buffer.from(csv), { bom: true }) as string[][],
    note: strFromU8(files['说明.txt'] ?? new Uint8Array()),
  };
}

describe('an export', () => {
  it('holds what was asked for, of the own area, with purpose, number of rows and digest', async () => {
    const { state, response } = await exported();
    expect(state).toMatchObject({
      state: 'ready',
      rowsTotal: 1,
      rowsDone: 1,
      purpose: '核对确认人数',
      own: true,
    });
    expect(response.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${state.fileName}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(createHash('sha256').update(response.rawPayload).digest('hex')).toBe(state.sha256);
    expect(response.rawPayload).toHaveLength(state.bytes ?? 0);
    const { rows, note } = rowsIn(response.rawPayload);
    expect(rows[0]).toEqual(['报名号', '状态', '姓名', '报名地市', '专业', '专业工作经历']);
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(1, 4)).toEqual(['待考点审核', '王晓明', '石家庄市']);
    expect(note).toContain('用途：核对确认人数');
    expect(note).toContain('行数：1');
  });

  it('computes nothing: a formula in an answer is marked', async () => {
    const { response } = await exported({ columns: ['work_history'] });
    expect(rowsIn(response.rawPayload).rows[1]).toEqual([`'=HYPERLINK("http://x","点")`]);
  });

  it('of the whole country holds every region, of one point that point only; a draft is in none', async () => {
    const statuses = ['submitted', 'confirmed'] as const;
    const all = await exported({ statuses: [...statuses], columns: ['name'] }, nation);
    expect(rowsIn(all.response.rawPayload).rows.flat().sort()).toEqual(
      ['姓名', '李华', '王䶮𬭎', '王晓明'].sort(),
    );
    const one = await exported({ statuses: [...statuses], columns: ['name'], points: ['1306'] }, nation);
    expect(rowsIn(one.response.rawPayload).rows).toEqual([['姓名']]);
    const refused = await admin.refusal('orderExport', { body: { ...order, statuses: ['draft'] } });
    expect(refused).toMatchObject({ status: 404 });
  });

  it('holds what was submitted, not what is being typed since', async () => {
    await product.sql(
      `update registrations set status = 'repair', answers = answers || '{"work_history": "改了一半"}'
       where name = '李华'`,
    );
    const { response } = await exported({ statuses: ['repair'], columns: ['work_history', 'name'] });
    expect(rowsIn(response.rawPayload).rows[1]).toEqual(['2019 年 8 月至今，内科护士。', '李华']);
    await product.sql(`update registrations set status = 'submitted' where name = '李华'`);
  });

  it('holds what is stored encrypted only where that was asked for on its own', async () => {
    const columns = ['name', 'id_number', 'phone'];
    const refused = await admin.refusal('orderExport', { body: { ...order, columns } });
    expect(refused).toMatchObject({ status: 422, code: 'sealed-not-asked' });
    const { response } = await exported({ columns, sealedToo: true });
    expect(rowsIn(response.rawPayload).rows[1]).toEqual(['王晓明', '130102199805120017', '13900001001']);
  });

  it('is a workbook where that was asked for', async () => {
    const { response, state } = await exported({ format: 'xlsx' });
    expect(state.fileName).toMatch(/\.xlsx$/);
    const sheet = strFromU8(unzipSync(response.rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('王晓明');
  });

  it('needs a purpose, columns that exist, and points of the area', async () => {
    const refusal = (more: Partial<ExportOrder>) =>
      admin.refusal('orderExport', { body: { ...order, ...more } });
    expect(await refusal({ purpose: ' 统计 ' })).toMatchObject({ status: 422, code: 'purpose-missing' });
    expect(await refusal({ columns: [] })).toMatchObject({ code: 'columns-unknown' });
    expect(await refusal({ columns: ['name', 'name'] })).toMatchObject({ code: 'columns-unknown' });
    expect(await refusal({ columns: ['password_hash'] })).toMatchObject({ code: 'columns-unknown' });
    expect(await refusal({ points: ['1301', '4101'] })).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('asked for twice with one key is one; three may be under way', async () => {
    const key = '3f0c54a2-6d0f-4a53-9c43-0b7a3e0f7d11';
    const first = await colleague.get('orderExport', { body: order }, { key });
    expect((await colleague.get('orderExport', { body: order }, { key })).id).toBe(first.id);
    const other = { ...order, purpose: '另一个用途' };
    expect(await colleague.refusal('orderExport', { body: other }, { key })).toMatchObject({
      code: 'key-used-otherwise',
    });
    await colleague.get('orderExport', { body: other });
    await colleague.get('orderExport', { body: other });
    expect(await colleague.refusal('orderExport', { body: other })).toMatchObject({
      status: 429,
      code: 'too-many-exports',
    });
    await run();
  });
});

describe('the file of an export', () => {
  it('is handed to nobody but who asked for it', async () => {
    const { id } = await exported();
    expect((await download(id, colleague)).statusCode).toBe(404);
    expect((await download(id, nation)).statusCode).toBe(404);
    expect(await stateOf(id, colleague)).toMatchObject({ own: false, staffName: '范丽君' });
    const elsewhere = await newStaff(product, 'region-administrator', '41');
    expect((await elsewhere.get('listExports', {})).map((one) => one.id)).not.toContain(id);
    expect(await colleague.refusal('cancelExport', { params: { export: id } })).toMatchObject({
      status: 404,
    });
  });

  it('is sealed on the disk, for its owner alone', async () => {
    const { id } = await exported();
    const file = path.join(product.filesFolder, 'exports', id, 'file');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file).includes('PK')).toBe(false);
  });

  it('is gone after 24 hours, from the disk too', async () => {
    const { id } = await exported();
    product.clock.set('2025-12-17T10:00:01+08:00');
    expect((await download(id)).statusCode).toBe(410);
    await run();
    expect(await stateOf(id)).toMatchObject({ state: 'expired', downloadUntil: null });
    expect(left(id)).toBe(false);
    expect((await download(id)).statusCode).toBe(410);
  });

  it('does not come to be where it was cancelled, before or in the middle', async () => {
    const waiting = await admin.get('orderExport', { body: order });
    await admin.get('cancelExport', { params: { export: waiting.id } });
    const { id } = await admin.get('orderExport', { body: order });
    await run(async function* (format, sheet) {
      await admin.get('cancelExport', { params: { export: id } });
      yield* product.services.writeSheet(format, sheet);
    });
    for (const one of [waiting.id, id]) {
      expect(await stateOf(one)).toMatchObject({ state: 'cancelled', sha256: null });
      expect((await download(one)).statusCode).toBe(409);
      expect(left(one)).toBe(false);
    }
  });

  it('does not come to be where something breaks', async () => {
    const { id } = await admin.get('orderExport', { body: order });
    // biome-ignore lint/correctness/useYield: it breaks before
    await run(async function* () {
      throw new Error('disk full');
    });
    expect(await stateOf(id)).toMatchObject({ state: 'failed', failure: 'broken' });
    expect((await download(id)).statusCode).toBe(409);
    expect(left(id)).toBe(false);
  });

  it('does not come to be where who asked may no longer, or works elsewhere', async () => {
    const mover = await newStaff(product, 'region-administrator', '13');
    const { id } = await mover.get('orderExport', { body: order });
    const staff = 'staff_id = (select staff_id from exports where export_id = $1)';
    await product.sql(`update staff set region_id = '41' where ${staff}`, [id]);
    await run();
    await product.sql(`update staff set region_id = '13' where ${staff}`, [id]);
    expect(await stateOf(id, mover)).toMatchObject({ state: 'failed', failure: 'not-permitted' });
  });

  it('is not offered when the process was killed in the middle: a fresh start says so and clears away', async () => {
    const { id } = await admin.get('orderExport', { body: order });
    const child = startBeside(product, 'dying-exporter.ts', DURING.confirmation);
    await once(child.stdout, 'data');
    await eventually(() => expect(left(id)).toBe(true));
    expect(await stateOf(id)).toMatchObject({ state: 'running' });
    // While it lives nobody takes it for abandoned.
    await run();
    expect(await stateOf(id)).toMatchObject({ state: 'running' });
    expect((await download(id)).statusCode).toBe(409);
    await kill(child);
    expect(readdirSync(path.join(product.filesFolder, 'exports', id))).toEqual([
      expect.stringMatching(/\.draft$/),
    ]);
    await eventually(async () => {
      await run();
      expect(await stateOf(id)).toMatchObject({ state: 'failed', failure: 'interrupted' });
    });
    expect(left(id)).toBe(false);
    expect((await download(id)).statusCode).toBe(409);
  });
});

describe('an export by command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-export-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { statuses, columns } = order;
  const typed = ['--purpose', '省厅统计核对', '--statuses', statuses.join(), '--columns', columns.join()];

  const nameOf = async (post: string) => {
    const [row] = await product.sql(
      'select user_name from staff where post = $1 order by age(xmin) limit 1',
      [post],
    );
    return String(row?.user_name);
  };

  function command(given: readonly string[]) {
    cpSync(product.filesFolder, path.join(folder, 'data/files'), { recursive: true });
    const { app, office } = product.database.urls;
    const settings = {
      DATABASE_URL: app,
      DATABASE_OFFICE_URL: office,
      WEIKAO_MASTER_KEY: MASTER_KEY.toString('hex'),
      WEIKAO_DATA: path.join(folder, 'data'),
    };
    return startMain('main-export.ts', settings, given);
  }

  it('is one in the office: its row, its digest, its area, and two entries of the trail under the name', async () => {
    const file = path.join(folder, 'confirmed.zip');
    const as = await nameOf('region-administrator');
    const run = command(['--as', as, ...typed, file]);
    expect([await run.ended, run.output()]).toEqual([
      0,
      expect.stringMatching(/^1 rows, \d+ bytes, SHA-256/),
    ]);
    const { rows, note } = rowsIn(readFileSync(file));
    expect(rows[1]?.slice(1, 4)).toEqual(['待考点审核', '王晓明', '石家庄市']);
    expect(note).toContain('用途：省厅统计核对');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const made = (await admin.get('listExports', {})).find(({ purpose }) => purpose === '省厅统计核对');
    expect(made).toMatchObject({ state: 'ready', rowsDone: 1 });
    expect(made?.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    const entries = await product.sql(
      `select endpoint, class, object, words, outcome, session, region_id from audit_entries where user_name = $1 order by age(xmin) desc, ctid`,
      [as],
    );
    const entry = {
      class: 'export',
      object: made?.id,
      outcome: 'done',
      session: 'weikao export',
      region_id: '13',
    };
    expect(entries.slice(-2)).toEqual([
      { ...entry, endpoint: 'orderExport', words: '省厅统计核对' },
      { ...entry, endpoint: 'downloadExport', words: '' },
    ]);
    expect((await verifyTrail(product.services, product.clock.now())).faults).toEqual([]);
    const again = command(['--as', as, ...typed, file]);
    expect([await again.ended, again.output()]).toEqual([1, expect.stringContaining('is there already')]);
  });

  it('is refused without a purpose, for a post that may not export, and for somebody who does not work here', async () => {
    const services = product.services;
    const as = await nameOf('region-administrator');
    const untold = command(['--as', as, path.join(folder, 'untold.zip')]);
    expect([await untold.ended, untold.output()]).toEqual([2, expect.stringContaining('--purpose')]);
    await newStaff(product, 'counter-clerk', '13', '1301');
    const orders = [
      orderByCommand(services, as, { ...order, purpose: '  看  ' }),
      orderByCommand(services, as, { ...order, points: ['4101'] }),
      orderByCommand(services, as, { ...order, columns: ['id_number'] }),
      orderByCommand(services, await nameOf('counter-clerk'), order),
      orderByCommand(services, 'nobody', order),
    ];
    const codes = (await Promise.all(orders)).map((outcome) => (outcome.ok ? 'done' : outcome.refused.code));
    expect(codes).toEqual(['purpose-missing', 'not-found', 'sealed-not-asked', 'not-permitted', 'not-found']);
    const [refused] = await product.sql(
      "select outcome, post from audit_entries where post = 'counter-clerk' and class = 'export'",
    );
    expect(refused).toEqual({ outcome: 'not-permitted', post: 'counter-clerk' });
    expect(readdirSync(folder).sort()).toEqual(['confirmed.zip', 'data']);
  });

  it('that cannot be written down hands nothing out', async () => {
    const trail = { append: () => Promise.reject(new Error('the trail is away')) };
    const as = await nameOf('region-administrator');
    await expect(orderByCommand({ ...product.services, trail }, as, order)).rejects.toThrow('trail is away');
    const [staff] = await product.sql('select staff_id from staff where user_name = $1', [as]);
    const orderer = await product.services.exports.findOrderer(String(staff?.staff_id));
    if (orderer === null) throw new Error('nobody ordered');
    await run();
    const [{ export_id: id } = {}] = await product.sql(
      "select export_id from exports where state = 'ready' order by asked_at desc, age(xmin) limit 1",
    );
    const fetching = fetchByCommand({ ...product.services, trail }, { staff: orderer, id: String(id) });
    await expect(fetching).rejects.toThrow('trail is away');
  });
});
