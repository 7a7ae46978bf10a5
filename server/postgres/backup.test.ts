import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3Store } from '../files/s3-store.ts';
import { createApp } from '../http/app.ts';
import { runProof } from '../jobs/proof.ts';
import { marksOf, USUAL_CRYPTO } from '../keys/keys.ts';
import { openTestBucket, type TestBucket } from '../testing/bucket.ts';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { foldAll } from '../testing/folding.ts';
import { startMain } from '../testing/production.ts';
import { newOffice } from '../testing/staff.ts';
import { MASTER_KEY } from '../testing/templates.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { createTestServices } from '../testing/test-services.ts';
import { EDITION, fillIn, submit } from '../testing/thread.ts';
import { restoreDatabase } from './backup.ts';
import { importPastRecords } from './import-past-records.ts';
import { keyMarkProblems } from './key-marks.ts';
import { inOrderOfKeys } from './order-of-keys.ts';
import { readData } from './populate.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'weikao-backup-'));
const target = path.join(folder, 'tonight');
/** Commands are processes of their own, and the machine may be busy. */
const PATIENCE_MS = 180_000;
let product: TestProduct;
let bucket: TestBucket;
let candidate: TestCandidate;
let counter: TestBrowser;
let number: string;
let code: string;
const made: string[] = [];

/** An empty database on the same server, and its addresses. */
async function emptyDatabase() {
  const name = `restored_${randomUUID().slice(0, 8)}`;
  await product.sql(`create database ${name} owner weikao_migrator template template0`);
  made.push(name);
  const at = (url: string) => {
    const other = new URL(url);
    other.pathname = `/${name}`;
    return other.toString();
  };
  const { app, office, migrator } = product.database.urls;
  return { app: at(app), office: at(office), migrator: at(migrator) };
}

const environment = (urls: TestProduct['database']['urls'], data: string) => ({
  DATABASE_URL: urls.app,
  DATABASE_OFFICE_URL: urls.office,
  DATABASE_MIGRATOR_URL: urls.migrator,
  WEIKAO_MASTER_KEY: MASTER_KEY.toString('hex'),
  WEIKAO_DATA: data,
});

/** As an operator would name the bucket. */
const settingsOf = ({ settings }: TestBucket, place: 'moving' | 's3') => ({
  WEIKAO_FILES: place,
  WEIKAO_S3_URL: settings.url,
  WEIKAO_S3_REGION: settings.region,
  WEIKAO_S3_BUCKET: settings.bucket,
  WEIKAO_S3_KEY_ID: settings.keyId,
  WEIKAO_S3_SECRET: settings.secret,
  WEIKAO_S3_PATH_STYLE: 'on',
});

beforeAll(async () => {
  bucket = await openTestBucket();
  product = await createTestProduct({ people: true });
  candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  ({ number, code } = (await submit(candidate.browser)).receipt);
  counter = (await newOffice(product)).counter;
  await foldAll(product);
  product.clock.set('2025-12-03T10:05:00+08:00');
  await runProof(product.services);
  // As a start of production leaves it.
  expect(await problemsWith(product.database.urls.migrator, MASTER_KEY)).toEqual([]);
  await product.services.files.put('papers/aa/bb', Buffer.from('a paper'));
}, PATIENCE_MS);
afterAll(async () => {
  for (const name of made) await product.sql(`drop database ${name}`);
  await product.close();
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', { timeout: PATIENCE_MS }, () => {
  it('holds every table at one moment, and every file, in a folder that is whole or not there', async () => {
    const linked = mkdtempSync(path.join(folder, 'data-'));
    symlinkSync(product.filesFolder, path.join(linked, 'files'));
    const done = startMain('main-backup.ts', environment(product.database.urls, linked), [target]);
    expect([await done.ended, done.output()]).toEqual([
      0,
      expect.stringContaining('The master key and the sealing keys are not in it'),
    ]);
    expect(readdirSync(folder)).not.toContain('tonight.partial');
    const secrets = readdirSync(path.join(target, 'tables')).map((file) =>
      gunzipSync(readFileSync(path.join(target, 'tables', file))),
    );
    expect(secrets.some((content) => content.includes(candidate.name))).toBe(true);
    expect(secrets.some((content) => content.includes(MASTER_KEY))).toBe(false);
  });

  it('comes back into an empty database and agrees with itself: people log in, codes are found, events are counted', async () => {
    const urls = await emptyDatabase();
    const data = path.join(folder, 'restored');
    const settings = { ...environment(urls, data), ...settingsOf(bucket, 's3') };
    const restored = startMain('main-restore.ts', settings, [target]);
    expect([await restored.ended, restored.output()]).toEqual([
      0,
      expect.stringContaining('every history agrees'),
    ]);
    const files = createS3Store(bucket.settings, 5000);
    expect(await files.find('papers/aa/bb')).toEqual(new Uint8Array(Buffer.from('a paper')));
    expect(existsSync(path.join(data, 'files'))).toBe(false);
    expect(await problemsWith(urls.migrator, Buffer.alloc(32, 8))).toEqual([
      expect.stringContaining('see WEIKAO_MASTER_KEY'),
    ]);
    const services = await createTestServices({
      urls,
      clock: product.clock,
      filesFolder: '/nowhere',
      files,
      gateways: new Map(),
      sent: [],
    });
    const app = await createApp(services, {
      installation: 'test',
      secureCookies: false,
      logLevel: 'silent',
      isReady: services.isReady,
      demo: null,
    });
    const there = ({ cookies }: TestBrowser) => {
      const same = new TestBrowser(app);
      for (const [name, value] of cookies) same.cookies.set(name, value);
      return same;
    };
    const browser = there(candidate.browser);
    const [registration] = await browser.get('listRegistrations', {});
    expect(registration).toMatchObject({ edition: EDITION });
    const clerk = there(counter);
    const found = await clerk.get('findForm', { params: { code } });
    expect(found.file.number).toBe(number);
    const standing = async () =>
      (
        await withOwner(
          urls.migrator,
          'select status, sum(count)::int as count from standing_counters group by status order by 1',
        )
      ).rows;
    const before = await standing();
    await browser.get('withdraw', { params: { edition: EDITION } });
    await foldAll({ services, sql: async (text) => (await withOwner(urls.migrator, text)).rows });
    expect(await standing()).not.toEqual(before);
    expect(await services.counters.compare(new Date(), false)).toEqual([]);
    await app.close();
    await services.close();
  });

  it('finds files in a bucket, too, once they were moved there while the product ran', async () => {
    const data = mkdtempSync(path.join(folder, 'data-'));
    cpSync(product.filesFolder, path.join(data, 'files'), { recursive: true });
    writeFileSync(path.join(data, 'files/papers/aa/cc'), 'another paper');
    const { urls } = product.database;
    const tooEarly = startMain('main-move-files.ts', environment(urls, data));
    expect([await tooEarly.ended, tooEarly.output()]).toEqual([2, expect.stringContaining('=moving')]);
    const settings = { ...environment(urls, data), ...settingsOf(bucket, 'moving') };
    const moved = startMain('main-move-files.ts', settings);
    expect([await moved.ended, moved.output()]).toEqual([
      0,
      expect.stringMatching(/^1 files copied and read back, \d+ were there, 0 went meanwhile/),
    ]);
    expect(readdirSync(data)).toEqual(['files']);
    const files = createS3Store(bucket.settings, 5000);
    expect(await files.find('papers/aa/cc')).toEqual(new Uint8Array(Buffer.from('another paper')));
  });

  it('is refused by a database in which people live', async () => {
    await expect(restoreDatabase(product.database.urls.migrator, target)).rejects.toThrow('there are people');
  });

  it('of which a byte was turned leaves the database empty', async () => {
    const urls = await emptyDatabase();
    const file = path.join(target, 'tables/candidates.gz');
    const whole = readFileSync(file);
    const content = gunzipSync(whole);
    const name = content.indexOf(candidate.name);
    content[name] = (content[name] ?? 0) ^ 1;
    writeFileSync(file, gzipSync(content));
    await expect(restoreDatabase(urls.migrator, target)).rejects.toThrow();
    const left = await withOwner(urls.migrator, 'select count(*)::int as rows from candidates');
    expect(left.rows).toEqual([{ rows: 0 }]);
    writeFileSync(file, whole);
  });

  it('can be of an installation whose past was imported by the command, all lines or none', async () => {
    const demo = path.join(import.meta.dirname, '../../data/demo');
    const count = async () => (await product.sql('select count(*)::int as rows from past_records'))[0]?.rows;
    await product.sql(
      'delete from past_records where not exists (select 1 from past_links l where l.id_hash = past_records.id_hash)',
    );
    const before = await count();
    const broken = [{ ...readData(demo, 'past-records.csv')[0], year: '2020' }, { id_type: 'library-card' }];
    const { keys } = product.services;
    const hashes = { paper: () => keys.lookup('id-number', 'x'), person: () => keys.lookup('person', 'x') };
    const loading = importPastRecords(product.database.urls.migrator, keys, hashes, broken);
    await expect(loading).rejects.toThrow('no ID type: library-card');
    expect(await count()).toBe(before);
    const given = [path.join(demo, 'past-records.csv')];
    const started = startMain('main-import.ts', environment(product.database.urls, folder), given);
    expect([await started.ended, started.output()]).toEqual([0, expect.stringMatching(/^\d+ records\n$/)]);
    expect(Number(await count())).toBeGreaterThan(Number(before));
  });
});

describe('tables in the order of their keys', () => {
  it('come after what they refer to; a circle is said', () => {
    const tables = ['a', 'b', 'c'].map((name) => ({ name }));
    const needs = (name: string, of: string) => ({ name, needs: of });
    expect(inOrderOfKeys(tables, [needs('a', 'c'), needs('c', 'b')]).map(({ name }) => name)).toEqual([
      'b',
      'c',
      'a',
    ]);
    expect(() => inOrderOfKeys(tables, [needs('a', 'b'), needs('b', 'a')])).toThrow('need each other: a, b');
  });
});

async function problemsWith(url: string, master: Buffer): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const problems = await keyMarkProblems(client, marksOf(master, USUAL_CRYPTO), new Date());
  await client.end();
  return problems;
}

async function withOwner(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query(statement);
  await client.end();
  return found;
}
