import { createHash, createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys, USUAL_CRYPTO } from '../../keys/keys.ts';
import { createExportProcess } from '../../main-export-process.ts';
import type { ArchiveWriter } from '../../ports/sheets.ts';
import { openBank } from '../../testing/bank.ts';
import { exportSettings } from '../../testing/own-process.ts';
import { newRegistered } from '../../testing/paid.ts';
import { newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { MASTER_KEY } from '../../testing/templates.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION } from '../../testing/thread.ts';
import { runExports } from '../exports/run-exports.ts';
import { viewSigningKeys } from './view-signing-keys.ts';

let product: TestProduct;
let office: Office;
let admin: TestBrowser;
let bank: Awaited<ReturnType<typeof openBank>>;
let people: Awaited<ReturnType<typeof newRegistered>>[];
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  admin = await newStaff(product, 'region-administrator', '13');
  bank = await openBank(product);
  people = [];
  for (let i = 0; i < 2; i += 1) people.push(await newRegistered(product, office, bank));
});
afterAll(async () => {
  await bank.close();
  await product.close();
});

const PURPOSE = '交省卫健委考试中心编排考场';
const HEBEI = { edition: EDITION, region: '13', point: null, purpose: PURPOSE };
const run = (archives: ArchiveWriter = product.services.archives) =>
  runExports({ ...product.services, archives });
const order = (more: Partial<typeof HEBEI> = {}, by = admin) =>
  by.get('orderHandover', { body: { ...HEBEI, ...more } });
const download = (id: string, by = admin) => by.send('downloadHandover', { params: { export: id } });
async function listed(id: string) {
  const { handovers } = await admin.get('listHandovers', { params: { edition: EDITION } });
  return handovers.find((one) => one.id === id);
}

async function handOver() {
  const { id } = await order();
  await run();
  const response = await download(id);
  expect(response.statusCode, response.body).toBe(200);
  return { id, response, files: unzipSync(response.rawPayload) };
}

const bytesOf = (files: Record<string, Uint8Array>, name: string) => files[name] ?? new Uint8Array();
const rowsOf = (files: Record<string, Uint8Array>, name: string): string[][] =>
  parse(Buffer.from(bytesOf(files, name)), { bom: true });
const manifestOf = (files: Record<string, Uint8Array>) =>
  JSON.parse(Buffer.from(bytesOf(files, 'manifest.json')).toString());

/** As whoever receives it does: with the published key, and nothing of ours. */
async function isGenuine(files: Record<string, Uint8Array>): Promise<boolean> {
  const { pem } = await product.browser().get('getHandoverKey', {});
  const [manifest, signature] = [bytesOf(files, 'manifest.json'), bytesOf(files, 'manifest.sig')];
  if (!verify(null, manifest, createPublicKey(pem), signature)) return false;
  const { parts } = manifestOf(files) as { parts: { name: string; sha256: string; bytes: number }[] };
  return parts.every(({ name, sha256, bytes }) => {
    const content = bytesOf(files, name);
    return content.length === bytes && createHash('sha256').update(content).digest('hex') === sha256;
  });
}

async function cancel(number: string) {
  const { rev } = await office.region.get('getFile', { params: { number } });
  const refund = { reason: 'by-law' as const, fen: 100, note: '依法退还' };
  const body = { rev, reason: 'years-too-few', refund };
  await office.region.get('cancelRegistration', { params: { number }, body });
}

async function correctEmployer(number: string) {
  await product.sql(
    `update registrations set answers = answers || '{"employer_name": "=石家庄市第二医院"}'
    where number = $1`,
    [number],
  );
}

describe('a handover', () => {
  it('is a list of the registered with a manifest, signed: anybody with the published key can tell', async () => {
    const { id, response, files } = await handOver();
    expect(Object.keys(files)).toEqual(['registered.csv', 'manifest.json', 'manifest.sig']);
    expect(await isGenuine(files)).toBe(true);
    const rows = rowsOf(files, 'registered.csv');
    expect(rows[0]).toEqual(expect.arrayContaining(['报名号', '姓名', '证件号码', '专业']));
    expect(rows.slice(1).map(([number]) => number)).toEqual(people.map(({ number }) => number).toSorted());
    expect(manifestOf(files)).toMatchObject({
      region: '13',
      regionName: '河北省',
      point: null,
      version: 1,
      follows: null,
      purpose: PURPOSE,
      counts: { listed: 2, added: 0, corrected: 0, cancelled: 0 },
      parts: [{ name: 'registered.csv', rows: 2 }],
    });
    const sha256 = createHash('sha256').update(response.rawPayload).digest('hex');
    expect(await listed(id)).toMatchObject({ version: 1, state: 'ready', sha256, rowsTotal: 2 });
  });

  it('with one byte changed, in the list or in the manifest, is not ours', async () => {
    const { files } = await handOver();
    for (const name of ['registered.csv', 'manifest.json', 'manifest.sig']) {
      const content = Uint8Array.from(bytesOf(files, name));
      const last = content.length - 2;
      content[last] = (content[last] ?? 0) ^ 1;
      expect(await isGenuine({ ...files, [name]: content }).catch(() => false), name).toBe(false);
    }
  });

  it('lists in a later version what was corrected, cancelled and added since; formulas are marked', async () => {
    const [first, second] = people;
    if (first === undefined || second === undefined) throw new Error('nobody is registered');
    const before = await handOver();
    await cancel(first.number);
    await correctEmployer(second.number);
    const third = await newRegistered(product, office, bank);
    const { files } = await handOver();
    expect(await isGenuine(files)).toBe(true);
    const changes = rowsOf(files, 'changes.csv').slice(1);
    const said = changes.map(([change, number]) => [change, number]).toSorted();
    expect(said).toEqual(
      [
        ['取消', first.number],
        ['更正', second.number],
        ['新增', third.number],
      ].toSorted(),
    );
    expect(changes.find(([change]) => change === '更正')?.at(-1)).toBe("'=石家庄市第二医院");
    const { counts, follows, version } = manifestOf(files);
    expect(counts).toEqual({ listed: 2, added: 1, corrected: 1, cancelled: 1 });
    const last = await listed(before.id);
    expect(follows).toEqual({ id: before.id, version: last?.version, sha256: last?.sha256 });
    expect(version).toBe((last?.version ?? 0) + 1);
  });

  it('of a point has versions of its own', async () => {
    const { id } = await admin.get('orderHandover', { body: { ...HEBEI, point: '1306' } });
    await run();
    expect(await listed(id)).toMatchObject({ version: 1, rowsTotal: 0, place: '河北省 · 保定市' });
  });

  it('is one at a time of an area, sent twice one, and never of a foreign area', async () => {
    const key = randomUUID();
    const first = await admin.get('orderHandover', { body: HEBEI }, { key });
    expect((await admin.get('orderHandover', { body: HEBEI }, { key })).id).toBe(first.id);
    const second = await admin.refusal('orderHandover', { body: HEBEI });
    expect(second).toMatchObject({ status: 409, code: 'handover-under-way' });
    await run();
    const foreign = await admin.refusal('orderHandover', { body: { ...HEBEI, region: '41' } });
    expect(foreign).toMatchObject({ status: 404 });
    const mixed = await admin.refusal('orderHandover', { body: { ...HEBEI, point: '4101' } });
    expect(mixed).toMatchObject({ status: 404 });
    const unsaid = await admin.refusal('orderHandover', { body: { ...HEBEI, purpose: '  ' } });
    expect(unsaid).toMatchObject({ code: 'purpose-missing' });
  });

  it('I4: is seen in its area alone, and handed to nobody but who asked', async () => {
    const { id } = await handOver();
    const henan = await newStaff(product, 'region-administrator', '41');
    const seen = await henan.get('listHandovers', { params: { edition: EDITION } });
    expect(seen.handovers).toEqual([]);
    expect(seen.areas.every(({ region }) => region === '41')).toBe(true);
    expect((await download(id, henan)).statusCode).toBe(404);
    const colleague = await newStaff(product, 'region-administrator', '13');
    expect((await download(id, colleague)).statusCode).toBe(404);
  });

  it('that breaks in the middle leaves no file, and takes no number', async () => {
    const whole = await handOver();
    const { id } = await order();
    const { archives } = product.services;
    await run({
      ...archives,
      zip: async function* (parts) {
        yield* archives.zip(parts);
        throw new Error('disk full');
      },
    });
    expect(await listed(id)).toMatchObject({ state: 'failed', failure: 'broken', version: null });
    expect((await download(id)).statusCode).toBe(409);
    for (const folder of ['exports', 'handovers'])
      expect(existsSync(path.join(product.filesFolder, folder, id))).toBe(false);
    const next = await handOver();
    expect((await listed(next.id))?.version).toBe(((await listed(whole.id))?.version ?? 0) + 1);
  });

  it('is sealed on the disk; when its day is over the next version still knows what it said', async () => {
    const { id } = await handOver();
    const lines = path.join(product.filesFolder, 'handovers', id, 'lines');
    expect(readFileSync(lines).includes('2026')).toBe(false);
    const now = product.clock.now().getTime();
    product.clock.set(new Date(now + 25 * 3_600_000).toISOString());
    await run();
    expect((await download(id)).statusCode).toBe(410);
    const { files } = await handOver();
    expect(manifestOf(files).counts).toMatchObject({ added: 0, corrected: 0, cancelled: 0 });
  });
});

it('a file of before is verified by the key of its day, when another has taken its place', async () => {
  const { files } = await handOver();
  const before = await product.browser().get('getHandoverKey', {});
  const manifest = manifestOf(files);
  expect(manifest.key).toBe(before.sha256);
  const { services } = product;
  const signing = randomBytes(32);
  const changed = await createKeys(MASTER_KEY, { ...USUAL_CRYPTO, signing });
  const after = await viewSigningKeys({ ...services, keys: changed });
  expect(after.ok && after.value.sha256).not.toBe(before.sha256);
  const former = after.ok ? after.value.former : [];
  expect(former).toMatchObject([{ sha256: before.sha256, pem: before.pem }]);
  const [key] = former;
  const signature = bytesOf(files, 'manifest.sig');
  expect(verify(null, bytesOf(files, 'manifest.json'), createPublicKey(key?.pem ?? ''), signature)).toBe(
    true,
  );
  // Nothing else hangs on it: people are found, and what is sealed opens.
  expect(changed.lookup('code', 'x')).toEqual(services.keys.lookup('code', 'x'));
  expect(changed.open('a', services.keys.seal('a', 1))).toBe(1);
});

it('written by a process of its own it follows the others, signed by the key that the settings name', async () => {
  const whole = await handOver();
  const signing = randomBytes(32);
  const { urls } = product.database;
  const settings = exportSettings(urls, product.filesFolder, { ...USUAL_CRYPTO, signing });
  const { id } = await order();
  await runExports(product.services, createExportProcess(settings, console.error).write);
  const files = unzipSync((await download(id)).rawPayload);
  const { pem } = (await createKeys(MASTER_KEY, { ...USUAL_CRYPTO, signing })).filesKey();
  const [manifest, signature] = [bytesOf(files, 'manifest.json'), bytesOf(files, 'manifest.sig')];
  expect(verify(null, manifest, createPublicKey(pem), signature)).toBe(true);
  expect(manifestOf(files)).toMatchObject({
    follows: { id: whole.id },
    version: ((await listed(whole.id))?.version ?? 0) + 1,
    counts: { added: 0, corrected: 0, cancelled: 0 },
  });
});
