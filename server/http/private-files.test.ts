import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createS3Store } from '../files/s3-store.ts';
import { openTestBucket, type TestBucket } from '../testing/bucket.ts';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { closePapers, drawPaper, openUpload, sendPart, uploadAll, uploadPaper } from '../testing/papers.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../testing/thread.ts';

const TIANJIN = '12';
const edition = { edition: EDITION };
const GONE = { error: { code: 'not-found', trace: expect.any(String) } };

let bucket: TestBucket;
let product: TestProduct;
let owner: TestCandidate;
let number: string;
let digest: string;
let site: TestBrowser;

beforeAll(async () => {
  bucket = await openTestBucket();
  product = await createTestProduct({ people: false, files: createS3Store(bucket.settings, 1000) });
  owner = await newCandidate(product);
  const { answers } = await fillIn(owner.browser, TIANJIN);
  const view = await uploadAll(owner.browser, await drawPaper(1));
  digest = view.papers?.items.find(({ key }) => key === 'id-paper')?.files[0]?.digest ?? '';
  await closePapers(owner.browser);
  ({ number } = (await submit(owner.browser)).receipt);
  site = await newStaff(product, 'site', TIANJIN, String(answers.point));
});
afterAll(async () => {
  await product.close();
  await bucket.close();
});

const later = (seconds: number) =>
  product.clock.set(new Date(product.clock.now().getTime() + seconds * 1000).toISOString());

const paper = () => ({ params: { number, item: 'id-paper', digest } });

/** The address to which a browser that asks for a file is sent. */
async function linkToPaper(by: TestBrowser): Promise<string> {
  const answer = await by.send('getFilePaper', paper(), { stays: true });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function linkToPhoto(by: TestBrowser): Promise<string> {
  const answer = await by.send('getPhoto', { query: {} }, { stays: true });
  expect([answer.statusCode, answer.body]).toEqual([303, '']);
  return String(answer.headers.location);
}

const statusOf = async (by: TestBrowser, link: string) => (await by.follow(link)).statusCode;

describe('a link to a private file', () => {
  it('is good for sixty seconds', async () => {
    const link = await linkToPhoto(owner.browser);
    expect(link).toMatch(/^\/files\/[\w-]+\.[\w-]{43}$/);
    later(60);
    expect(await statusOf(owner.browser, link)).toBe(200);
    later(1);
    const over = await owner.browser.follow(link);
    expect([over.statusCode, over.json()]).toEqual([404, GONE]);
    expect(await statusOf(owner.browser, await linkToPhoto(owner.browser))).toBe(200);
  });

  it('is good for the session that asked: not for the same person elsewhere, not for anybody else', async () => {
    const link = await linkToPhoto(owner.browser);
    const others = [
      await owner.anotherBrowser(),
      (await newCandidate(product)).browser,
      site,
      product.browser(),
    ];
    for (const other of others) {
      const answer = await other.follow(link);
      expect([answer.statusCode, answer.json()]).toEqual([404, GONE]);
    }
    const forSite = await linkToPaper(site);
    const colleague = await newStaff(product, 'site', TIANJIN, '120101');
    for (const other of [colleague, owner.browser]) expect(await statusOf(other, forSite)).toBe(404);
  });

  it('ends with the session', async () => {
    const browser = await owner.anotherBrowser();
    const kept = new Map(browser.cookies);
    const link = await linkToPhoto(browser);
    await browser.get('logOut', {});
    expect(await statusOf(browser, link)).toBe(404);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await statusOf(browser, link)).toBe(404);
  });

  it('altered in any place leads nowhere, and never breaks anything', async () => {
    const link = await linkToPaper(site);
    const [body = '', signature = ''] = link.slice('/files/'.length).split('.');
    const named = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = (change: object) =>
      `/files/${Buffer.from(JSON.stringify({ ...named, ...change })).toString('base64url')}.${signature}`;
    const wrong = [
      forged({ until: named.until + 60_000 }),
      forged({ params: { ...named.params, number: '2600012000009' } }),
      forged({ name: 'getFilePhoto' }),
      forged({ name: 'listFiles' }),
      forged({ name: 'toString' }),
      `/files/${body}.${signature.slice(0, -2)}AA`,
      `/files/${body}.`,
      `/files/${body}`,
      `/files/${signature}.${body}`,
      `/files/${Buffer.from('null').toString('base64url')}.${signature}`,
      `/files/${'A'.repeat(5000)}`,
      '/files/%00',
      '/files/',
    ];
    for (const address of wrong) {
      const answer = await site.follow(address);
      expect([address, answer.statusCode]).toEqual([address, 404]);
      expect(answer.json()).toEqual(GONE);
    }
    expect(await statusOf(site, link)).toBe(200);
  });

  it('opens nothing that its holder may no longer see', async () => {
    const leaving = await newStaff(product, 'region', TIANJIN);
    const link = await linkToPaper(leaving);
    const [{ staff_id: id } = {}] = await product.sql(
      'select staff_id from staff order by age(xmin) limit 1',
    );
    const become = (region: string) =>
      product.sql('update staff set region_id = $2 where staff_id = $1', [id, region]);
    await become('13');
    expect(await statusOf(leaving, link)).toBe(404);
    await become(TIANJIN);
    expect(await statusOf(leaving, link)).toBe(200);
    await product.sql("update staff set post = 'auditor' where staff_id = $1", [id]);
    expect(await statusOf(leaving, link)).toBe(404);
  });
});

describe('a private file', () => {
  it('can do nothing in a browser, is kept by none, and says what it is', async () => {
    const photo = await owner.browser.send('getPhoto', { query: {} });
    const form = await owner.browser.send('printForm', { params: edition });
    const shown = await site.send('getFilePaper', paper());
    const told = [photo, form, shown].map(({ statusCode, headers }) => [
      statusCode,
      headers['content-type'],
      String(headers['content-disposition']).split(';')[0],
    ]);
    expect(told).toEqual([
      [200, 'image/jpeg', 'inline'],
      [200, 'application/pdf', 'attachment'],
      [200, 'image/jpeg', 'inline'],
    ]);
    for (const { headers } of [photo, form, shown]) {
      expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*sandbox$/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('is written down when it is shown, once, and not when somebody is led to it', async () => {
    const entries = async () =>
      (await product.sql("select outcome from audit_entries where endpoint = 'getFilePaper'")).length;
    const readings = async () => (await product.sql('select 1 from paper_readings')).length;
    const before = [await entries(), await readings()];
    const link = await linkToPaper(site);
    expect([await entries(), await readings()]).toEqual(before);
    expect(await statusOf(site, link)).toBe(200);
    expect([await entries(), await readings()]).toEqual(before.map((count) => count + 1));
    const [entry] = await product.sql('select * from audit_entries order by age(xmin) limit 1');
    expect(entry).toMatchObject({ class: 'read', endpoint: 'getFilePaper', object: number, outcome: 'done' });
    const stranger = await newStaff(product, 'site', '13', '1301');
    expect(await statusOf(stranger, await linkToPaper(stranger))).toBe(404);
    const [refused] = await product.sql('select * from audit_entries order by age(xmin) limit 1');
    expect(refused).toMatchObject({ endpoint: 'getFilePaper', object: number, outcome: 'not-found' });
  });
});

describe('while the bucket is away', () => {
  afterEach(() => bucket.become('none'));

  it.each(['refuses', 'hangs'] as const)(
    'because it %s, people are told to try again, and nothing is half done',
    async (fault) => {
      const { browser, id } = await newCandidate(product);
      await fillIn(browser, TIANJIN);
      const picture = await drawPaper(3);
      await browser.get('freezeForm', { params: edition });
      const begun = await openUpload(browser, 'id-paper', picture);
      bucket.become(fault);
      const answers = [
        await sendPart(browser, begun.upload, 0, picture),
        await browser.send('getPhoto', { query: {} }),
        await browser.send('printForm', { params: edition }),
        await site.send('getFilePaper', paper()),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(503);
        expect(answer.json()).toEqual({ error: { code: 'files-away', trace: expect.any(String) } });
        expect(answer.headers['retry-after']).toBe('3');
      }
      // What needs no file goes on.
      expect(await browser.get('getRegistration', { params: edition })).toMatchObject({ status: 'draft' });
      expect(await openUpload(browser, 'id-paper', picture)).toMatchObject({ offset: 0 });
      bucket.become('none');
      await uploadPaper(browser, 'id-paper', picture);
      const stored = await product.sql('select scan from paper_files where candidate_id = $1', [id]);
      expect(stored).toHaveLength(1);
    },
  );

  it('whoever has everything submits, and pages open: a hint about a photo keeps nobody waiting', async () => {
    const { browser } = await newCandidate(product);
    const { number } = await fillIn(browser);
    const counter = await newStaff(product, 'site', '13', '1301');
    bucket.become('refuses');
    expect((await submit(browser)).receipt).toMatchObject({ number, revision: 1 });
    expect(await browser.get('getAccount', {})).toMatchObject({ photo: { digest: expect.any(String) } });
    expect(await counter.get('getFile', { params: { number } })).toMatchObject({ photoCheck: null });
  });

  it('a paper that could not be kept whole was not handed in', async () => {
    const { browser, id } = await newCandidate(product);
    await fillIn(browser, TIANJIN);
    await browser.get('freezeForm', { params: edition });
    const picture = await drawPaper(4);
    const begun = await openUpload(browser, 'id-paper', picture);
    for (let offset = 0; offset < picture.byteLength; offset += begun.partBytes)
      await sendPart(browser, begun.upload, offset, picture.subarray(offset, offset + begun.partBytes));
    const attach = { params: { ...edition, item: 'id-paper' }, body: { upload: begun.upload } };
    bucket.become('refuses', ['PUT']);
    expect(await browser.refusal('attachPaper', attach)).toMatchObject({ status: 503, code: 'files-away' });
    expect(await product.sql('select 1 from paper_files where candidate_id = $1', [id])).toEqual([]);
    const view = await browser.get('getRegistration', { params: edition });
    expect(view.papers?.items.find(({ key }) => key === 'id-paper')).toMatchObject({ files: [] });
    bucket.become('none');
    const after = await browser.get('attachPaper', attach);
    expect(after.papers?.items.find(({ key }) => key === 'id-paper')?.files).toHaveLength(1);
  });
});
