import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileView } from '#contract/client.ts';
import { createClamd } from '../../gateways/virus-scan/clamd.ts';
import type { Services } from '../../http/deps.ts';
import { runOverdue } from '../../jobs/overdue.ts';
import { runPapers } from '../../jobs/papers.ts';
import { NoVerdict, type VirusScanner } from '../../ports/virus-scanner.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { startClamd } from '../../testing/clamd.ts';
import {
  closePapers,
  drawPaper,
  openUpload,
  sendPart,
  sendWhole,
  sha256,
  uploadAll,
  uploadPaper,
} from '../../testing/papers.ts';
import { decideNow, newOffice, newStaff } from '../../testing/staff.ts';
import {
  createTestProduct,
  DURING_2023,
  type TestBrowser,
  type TestProduct,
} from '../../testing/test-product.ts';
import { EDITION, EDITION_2023, fillIn, submit } from '../../testing/thread.ts';
import { attachPaper } from './attach-paper.ts';
import { clearUploads } from './clear-uploads.ts';
import { scanPapers } from './scan-papers.ts';

const TIANJIN = '12';
const edition = { edition: EDITION };
const NEXT_DAY = 25 * 60 * 60 * 1000;

let product: TestProduct;
let paper: Buffer;
let another: Buffer;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  [paper, another] = [await drawPaper(1), await drawPaper(2)];
});
afterAll(() => product.close());

async function inTianjin() {
  const candidate = await newCandidate(product);
  const view = await fillIn(candidate.browser, TIANJIN);
  return { ...candidate, number: view.number, point: String(view.answers.point) };
}

const viewOf = (browser: TestBrowser) => browser.get('getRegistration', { params: edition });
const filesIn = async (browser: TestBrowser, item: string) =>
  (await viewOf(browser)).papers?.items.find(({ key }) => key === item)?.files ?? [];

describe('uploading on a bad line', () => {
  it('goes on where it broke off, also in another browser, and takes no byte twice', async () => {
    const { browser, anotherBrowser } = await inTianjin();
    const whole = Buffer.concat([paper, Buffer.alloc(1_200_000)]);
    const begun = await openUpload(browser, 'id-paper', whole);
    const first = await sendPart(browser, begun.upload, 0, whole.subarray(0, begun.partBytes));
    expect(first.json()).toMatchObject({ offset: begun.partBytes, complete: false });
    const repeated = await sendPart(browser, begun.upload, 0, whole.subarray(0, begun.partBytes));
    expect(repeated.json()).toEqual(first.json());
    const early = await sendPart(browser, begun.upload, 2 * begun.partBytes, whole.subarray(0, 10));
    expect(early.json()).toEqual(first.json());
    const later = await anotherBrowser();
    expect(await openUpload(later, 'id-paper', whole)).toEqual(first.json());
    const upload = await sendWhole(later, 'id-paper', whole);
    const view = await later.get('attachPaper', {
      params: { ...edition, item: 'id-paper' },
      body: { upload },
    });
    expect(view.papers?.items.find(({ key }) => key === 'id-paper')).toMatchObject({ missing: false });
  });

  it('two tabs that send the same parts at once make one file', async () => {
    const { browser, anotherBrowser } = await inTianjin();
    const whole = Buffer.concat([paper, Buffer.alloc(900_000)]);
    const tabs = [browser, await anotherBrowser()];
    const uploads = await Promise.all(tabs.map((tab) => sendWhole(tab, 'id-paper', whole)));
    expect(new Set(uploads).size).toBe(1);
    const [row] = await product.sql('select * from paper_uploads where upload_id = $1', [uploads[0]]);
    expect([row?.received, (row?.parts as number[] | undefined)?.length]).toEqual([
      whole.byteLength,
      2 + (whole.byteLength > 1_048_576 ? 1 : 0),
    ]);
    const attach = (tab: TestBrowser) =>
      tab.send('attachPaper', {
        params: { ...edition, item: 'id-paper' },
        body: { upload: uploads[0] ?? '' },
      });
    const statuses = (await Promise.all(tabs.map(attach))).map((answer) => answer.statusCode);
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect(await filesIn(browser, 'id-paper')).toHaveLength(1);
  });

  it('gives the same answer to the same intention, and attaches nothing twice', async () => {
    const { browser } = await inTianjin();
    const upload = await sendWhole(browser, 'id-paper', paper);
    const input = { params: { ...edition, item: 'id-paper' }, body: { upload } };
    const key = randomUUID();
    const first = await browser.get('attachPaper', input, { key });
    const again = await browser.get('attachPaper', input, { key });
    expect(again.papers).toEqual(first.papers);
    expect(again.rev).toBe(first.rev);
    expect(await browser.refusal('attachPaper', input)).toMatchObject({ code: 'paper-there-already' });
  });

  it('refuses what came broken, is no paper, or is not complete, and begins anew', async () => {
    const { browser } = await inTianjin();
    const attach = async (bytes: Buffer, told = sha256(bytes)) => {
      const { upload } = await browser.get('openUpload', {
        params: edition,
        body: { item: 'id-paper', size: bytes.byteLength, sha256: told },
      });
      await sendPart(browser, upload, 0, bytes);
      return browser.refusal('attachPaper', { params: { ...edition, item: 'id-paper' }, body: { upload } });
    };
    expect(await attach(paper, 'a'.repeat(64))).toMatchObject({ status: 422, code: 'paper-incomplete' });
    expect(await attach(Buffer.from('<html></html>'))).toMatchObject({
      status: 422,
      code: 'paper-unreadable',
    });
    const { upload } = await openUpload(browser, 'id-paper', paper);
    const early = { params: { ...edition, item: 'id-paper' }, body: { upload } };
    expect(await browser.refusal('attachPaper', early)).toMatchObject({ code: 'paper-incomplete' });
    const short = await sendPart(browser, upload, 0, paper.subarray(0, 100));
    expect(short.json().error.code).toBe('paper-incomplete');
    expect(await openUpload(browser, 'id-paper', paper)).toMatchObject({ upload, offset: 0 });
    expect(
      await product.sql('select 1 from paper_uploads where content_digest = $1', [Buffer.alloc(32, 0xaa)]),
    ).toEqual([]);
  });

  it('refuses before a byte is taken: too large, not asked for, too late, not on-line', async () => {
    const { browser } = await inTianjin();
    const open = (item: string, size: number) =>
      browser.refusal('openUpload', { params: edition, body: { item, size, sha256: 'b'.repeat(64) } });
    expect(await open('id-paper', 20_971_521)).toMatchObject({ code: 'paper-too-large' });
    expect(await open('residency-certificate', 10)).toMatchObject({ code: 'paper-unknown' });
    const onSite = await newCandidate(product);
    await fillIn(onSite.browser);
    const input = { params: edition, body: { item: 'id-paper', size: 10, sha256: 'b'.repeat(64) } };
    expect(await onSite.browser.refusal('openUpload', input)).toMatchObject({ code: 'not-on-line' });
    const at = product.clock.now().toISOString();
    product.clock.set('2025-12-16T10:00:00+08:00');
    expect(await open('id-paper', 10)).toMatchObject({ code: 'window-closed' });
    product.clock.set(at);
  });

  it('clears away after a day what nobody finished', async () => {
    const { browser, id } = await inTianjin();
    const { upload } = await openUpload(browser, 'id-paper', paper);
    await sendPart(browser, upload, 0, paper);
    const key = `uploads/${EDITION}/${id}/${upload}/0.part`;
    expect(await product.services.files.find(key)).not.toBeNull();
    const clock = { ...product.clock, wall: () => new Date(product.clock.now().getTime() + NEXT_DAY) };
    expect(await clearUploads({ ...product.services, clock })).toBeGreaterThan(0);
    expect(await product.services.files.find(key)).toBeNull();
    expect((await sendPart(browser, upload, 0, paper)).json().error.code).toBe('upload-unknown');
    await runPapers(product.services);
  });
});

describe('a paper', () => {
  it('is its owner’s alone', async () => {
    const [owner, other] = [await inTianjin(), await inTianjin()];
    await uploadPaper(owner.browser, 'id-paper', paper);
    const [file] = await filesIn(owner.browser, 'id-paper');
    const named = { ...edition, item: 'id-paper', digest: file?.digest ?? '' };
    const own = await owner.browser.send('getPaper', { params: named, query: {} });
    expect([own.statusCode, own.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(own.headers['content-security-policy']).toContain('sandbox');
    expect(
      (await owner.browser.send('getPaper', { params: named, query: { size: 'small' } })).rawPayload
        .byteLength,
    ).toBeLessThan(own.rawPayload.byteLength);
    expect((await other.browser.send('getPaper', { params: named, query: {} })).statusCode).toBe(404);
    expect(await other.browser.refusal('removePaper', { params: named })).toMatchObject({
      code: 'paper-unknown',
    });
    const { upload } = await openUpload(owner.browser, 'proof-of-years', paper);
    expect((await sendPart(other.browser, upload, 0, paper)).json().error.code).toBe('upload-unknown');
    const attach = { params: { ...edition, item: 'proof-of-years' }, body: { upload } };
    expect(await other.browser.refusal('attachPaper', attach)).toMatchObject({ code: 'upload-unknown' });
  });

  it('cannot be added or taken away once it is submitted, whoever is faster', async () => {
    const { browser, anotherBrowser } = await inTianjin();
    await uploadAll(browser, paper);
    const ready = await closePapers(browser);
    const upload = await sendWhole(browser, 'further-papers', another);
    const tab = await anotherBrowser();
    const [submitted, attached] = await Promise.all([
      browser.send('submit', { params: edition, body: { rev: ready.rev } }),
      tab.send('attachPaper', { params: { ...edition, item: 'further-papers' }, body: { upload } }),
    ]);
    // One of the two was first; the other has then found another registration than it had seen.
    expect([submitted.statusCode, attached.statusCode].toSorted()).toEqual([200, 409]);
    const view = await viewOf(browser);
    const files = await filesIn(browser, 'further-papers');
    expect([view.status, files.length]).toEqual(
      submitted.statusCode === 200 ? ['submitted', 0] : ['draft', 1],
    );
    expect(await product.services.proof.findBreaches()).toEqual([]);
  });

  it('is scanned where a scanner is set up; one that is away holds nobody up, one that is infected is not shown', async () => {
    const { browser, number, point } = await inTianjin();
    const site = await newStaff(product, 'site', TIANJIN, point);
    await uploadAll(browser, paper);
    await product.sql("update paper_files set scan = 'waiting'");
    const away = { scan: () => Promise.reject(new Error('away')) };
    await expect(scanPapers({ ...product.services, scanner: away })).rejects.toThrow('away');
    await closePapers(browser);
    await submit(browser);
    const [item] = (await site.get('getFile', { params: { number } })).papers?.items ?? [];
    expect(item?.files[0]?.scan).toBe('waiting');
    const infected = { scan: async () => 'infected' as const };
    expect(await scanPapers({ ...product.services, scanner: infected })).toBeGreaterThan(0);
    const params = { number, item: 'id-paper', digest: item?.files[0]?.digest ?? '' };
    expect((await site.send('getFilePaper', { params })).statusCode).toBe(404);
    await product.sql("update paper_files set scan = 'clean'");
    expect((await site.send('getFilePaper', { params })).statusCode).toBe(200);
  });
});

describe('papers and a real clamd', () => {
  it('wait while it is away, and are scanned when it is there: staff never get the bytes of an infected one', async () => {
    const { browser, id, number, point } = await inTianjin();
    const site = await newStaff(product, 'site', TIANJIN, point);
    await product.sql("update paper_files set scan = 'clean'");
    await uploadAll(browser, paper);
    await uploadPaper(browser, 'further-papers', another);
    await closePapers(browser);
    await submit(browser);
    const stored = async () =>
      (
        await product.sql(
          'select scan, count(*)::int as count from paper_files where candidate_id = $1 group by 1 order by 1',
          [id],
        )
      ).map(({ scan, count }) => `${count} ${scan}`);
    // They came while nobody had set a scanner up; then it is down.
    const all = (await product.sql('select 1 from paper_files where candidate_id = $1', [id])).length;
    expect(await stored()).toEqual([`${all} unscanned`]);
    const down = createClamd({ host: '127.0.0.1', port: 9, timeoutMs: 1000 });
    await expect(scanPapers({ ...product.services, scanner: down })).rejects.toThrow('ECONNREFUSED');
    expect(await stored()).toEqual([`${all} unscanned`]);

    const digestOf = (item: string, file: FileView) =>
      file.papers?.items.find(({ key }) => key === item)?.files[0]?.digest ?? '';
    const seen = await site.get('getFile', { params: { number } });
    const paperOf = (item: string) => ({ params: { number, item, digest: digestOf(item, seen) } });
    const bytes = (await site.send('getFilePaper', paperOf('further-papers'))).rawPayload;
    const clamd = await startClamd(bytes.subarray(-400, -340));
    const scanner = createClamd({ ...clamd, timeoutMs: 10_000 });
    const late = await inTianjin();
    const item = 'further-papers';
    await late.browser.get('freezeForm', { params: edition });
    const attach = (of: Services, upload: string) => {
      const incoming = { key: randomUUID(), request: 'attach' };
      return attachPaper(of, { ...edition, candidate: late.id }, { item, upload }, incoming);
    };
    const infected = await sendWhole(late.browser, item, another);
    const told = await attach({ ...product.services, scanner }, infected);
    expect(told).toMatchObject({ ok: false, refused: { code: 'paper-infected' } });
    expect(await product.sql('select scan from paper_files where candidate_id = $1', [late.id])).toEqual([]);
    expect(
      (await attach({ ...product.services, scanner: down }, await sendWhole(late.browser, item, another))).ok,
    ).toBe(true);
    const waiting = await product.sql('select scan from paper_files where candidate_id = $1', [late.id]);
    expect(waiting).toEqual([{ scan: 'waiting' }]);
    await product.sql("update paper_files set scan = 'clean' where candidate_id = $1", [late.id]);
    expect(await scanPapers({ ...product.services, scanner })).toBe(all);
    await clamd.stop();
    expect(await stored()).toEqual([`${all - 1} clean`, '1 infected']);

    const after = await site.get('getFile', { params: { number } });
    const scans = after.papers?.items.flatMap(({ key, files }) => files.map(({ scan }) => [key, scan]));
    expect(scans).toContainEqual(['further-papers', 'infected']);
    const refused = await site.send('getFilePaper', paperOf('further-papers'));
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([
      404,
      'application/json; charset=utf-8',
    ]);
    expect((await site.send('getFilePaper', paperOf('id-paper'))).statusCode).toBe(200);
  });

  it('of one that it cannot read wait by themselves, and the others are scanned', async () => {
    const { browser, id } = await inTianjin();
    await product.sql("update paper_files set scan = 'clean'");
    await uploadAll(browser, paper);
    await uploadPaper(browser, 'further-papers', another);
    const lengthOf = new Set<number>();
    const unsure: VirusScanner = {
      scan: async (content) => {
        lengthOf.add(content.byteLength);
        if (lengthOf.size === 1) throw new NoVerdict('INSTREAM size limit exceeded. ERROR');
        return 'clean';
      },
    };
    await expect(scanPapers({ ...product.services, scanner: unsure })).rejects.toThrow('size limit');
    const left = await product.sql(
      "select count(*) filter (where scan = 'clean')::int as clean, count(*) filter (where scan <> 'clean')::int as waiting from paper_files where candidate_id = $1",
      [id],
    );
    expect(left).toEqual([{ clean: expect.any(Number), waiting: 1 }]);
    expect(left[0]?.clean).toBeGreaterThan(0);
  });
});

describe('a paper in which a virus is found after it came', () => {
  /** Everything uploaded and submitted; the ID paper is another picture than all the others. */
  async function handedIn() {
    const candidate = await inTianjin();
    const { browser, id, point } = candidate;
    await browser.get('freezeForm', { params: edition });
    await uploadPaper(browser, 'id-paper', another);
    await uploadAll(browser, paper);
    await closePapers(browser);
    await submit(browser);
    const digest = (await filesIn(browser, 'id-paper'))[0]?.digest ?? '';
    const site = await newStaff(product, 'site', TIANJIN, point);
    const scanner = {
      scan: async (bytes: Uint8Array) =>
        sha256(bytes) === digest ? ('infected' as const) : ('clean' as const),
    };
    await product.sql("update paper_files set scan = 'clean' where candidate_id <> $1", [id]);
    return { ...candidate, site, digest, scanner };
  }
  const told = async (browser: TestBrowser) =>
    (await browser.get('listMessages', { query: {} })).messages
      .filter(({ kind }) => kind.startsWith('paper-infected'))
      .map(({ kind, papers, status }) => [kind, papers.map(({ key }) => key), status]);
  const submits = async (browser: TestBrowser) =>
    browser.refusal('submit', { params: edition, body: { rev: (await viewOf(browser)).rev } });

  it('is told once, opens for nobody, and confirms nothing: E2 (2026); the candidate brings another', async () => {
    const { browser, number, site, digest, scanner } = await handedIn();
    const before = await site.get('getFile', { params: { number } });
    expect(before.actions).toContain('confirm');
    for (const _again of [1, 2]) await runPapers({ ...product.services, scanner });
    expect(await told(browser)).toEqual([['paper-infected', ['id-paper'], 'submitted']]);
    const seen = await viewOf(browser);
    expect(seen.papers?.items.find(({ key }) => key === 'id-paper')).toMatchObject({
      missing: true,
      files: [{ digest, infected: true }],
    });
    const own = { params: { ...edition, item: 'id-paper', digest } };
    expect((await browser.send('getPaper', { ...own, query: {} })).statusCode).toBe(404);
    const look = { params: { number, item: 'id-paper', digest } };
    expect((await site.send('getFilePaper', look)).statusCode).toBe(404);

    const file = await site.get('getFile', { params: { number } });
    const scans = file.papers?.items.flatMap(({ key, files }) => files.map(({ scan }) => `${key} ${scan}`));
    expect(scans?.filter((scan) => scan.endsWith('infected'))).toEqual(['id-paper infected']);
    expect(file.actions).not.toContain('confirm');
    expect(file.history.at(-1)).toMatchObject({ action: 'mark-infected', role: 'system' });
    const confirm = (rev: number) => ({
      params: { number },
      body: { do: 'confirm' as const, rev, code: file.code ?? '' },
    });
    expect(await site.refusal('decideFile', confirm(before.rev))).toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await site.refusal('decideFile', confirm(file.rev))).toMatchObject({
      status: 409,
      code: 'papers-infected',
      params: { items: ['id-paper'] },
    });
    const items = [{ item: 'id-paper', reason: 'paper-infected' }];
    await decideNow(site, number, { do: 'refuse-confirmation', items });
    expect((await viewOf(browser)).papers?.objections).toMatchObject([
      { item: 'id-paper', mended: false, reason: { code: 'paper-infected' } },
    ]);
    await browser.get('removePaper', own);
    await uploadPaper(browser, 'id-paper', paper);
    await closePapers(browser);
    const { receipt } = await submit(browser);
    expect((await decideNow(site, number, { do: 'confirm', code: receipt.code })).status).toBe('confirmed');
    expect(await told(browser)).toHaveLength(1);
    expect(await product.services.proof.findBreaches()).toEqual([]);
  });

  it('is brought anew after a withdrawal; the same file is refused, also with the scanner away', async () => {
    const { browser, id, digest, scanner } = await handedIn();
    await runPapers({ ...product.services, scanner });
    await browser.get('withdraw', { params: edition });
    expect(await submits(browser)).toMatchObject({
      status: 409,
      code: 'papers-infected',
      params: { items: ['id-paper'] },
    });
    await browser.get('removePaper', { params: { ...edition, item: 'id-paper', digest } });
    expect(await submits(browser)).toMatchObject({ code: 'papers-missing' });
    const upload = await sendWhole(browser, 'id-paper', another);
    const attach = { params: { ...edition, item: 'id-paper' }, body: { upload } };
    expect(await browser.refusal('attachPaper', attach)).toMatchObject({ code: 'paper-infected' });
    // The verdict came between the look at it and the act: the next run finds it all the same.
    const { papers } = product.services;
    const late = { ...product.services, papers: { ...papers, findScan: async () => null } };
    const incoming = { key: randomUUID(), request: 'attach' };
    const attached = await attachPaper(
      late,
      { ...edition, candidate: id },
      { item: 'id-paper', upload },
      incoming,
    );
    expect(attached.ok).toBe(true);
    const away = { scan: () => Promise.reject(new Error('away')) };
    await product.sql("update paper_files set scan = 'waiting' where candidate_id = $1 and scan = 'clean'", [
      id,
    ]);
    await expect(runPapers({ ...product.services, scanner: away })).rejects.toThrow('away');
    expect((await told(browser)).toSorted()).toEqual([
      ['paper-infected', ['id-paper'], 'draft'],
      ['paper-infected', ['id-paper'], 'submitted'],
    ]);
    await product.sql("update paper_files set scan = 'clean' where candidate_id = $1 and scan = 'waiting'", [
      id,
    ]);
  });

  it('once confirmed is told with whom to ask, and the state stays; who died before telling is followed by another', async () => {
    const { browser, number, point, site, scanner } = await handedIn();
    const { code } = await site.get('getFile', { params: { number } });
    await decideNow(site, number, { do: 'confirm', code: code ?? '' });
    const { store } = product.services;
    const dying = { ...store, save: () => Promise.reject(new Error('killed')) };
    await expect(runPapers({ ...product.services, scanner, store: dying })).rejects.toThrow('killed');
    expect(await told(browser)).toEqual([]);
    await runPapers({ ...product.services, scanner });
    expect(await told(browser)).toEqual([['paper-infected-confirmed', ['id-paper'], 'confirmed']]);
    const view = await viewOf(browser);
    expect([view.status, view.actions.includes('attach-paper')]).toEqual(['confirmed', false]);
    const reviewer = await newStaff(product, 'point', TIANJIN, point);
    const file = await reviewer.get('getFile', { params: { number } });
    expect(file.papers?.items.find(({ key }) => key === 'id-paper')?.files[0]?.scan).toBe('infected');
    // The way back for who cannot change anything: taken back, refused with the paper's own reason.
    await decideNow(reviewer, number, { do: 'revert-confirmation', reason: 'paper-infected' });
    expect((await site.get('getFile', { params: { number } })).actions).not.toContain('confirm');
  });
});

describe('on-line confirmation: D2, E2 (2026)', () => {
  it('goes from printing over uploading and 「确认不通过」 to 「已完成报名确认」', async () => {
    const { browser, number, point } = await inTianjin();
    const site = await newStaff(product, 'site', TIANJIN, point);
    expect(
      await browser.refusal('submit', { params: edition, body: { rev: (await viewOf(browser)).rev } }),
    ).toMatchObject({ status: 409, code: 'papers-missing' });
    expect((await browser.send('printForm', { params: edition })).statusCode).toBe(409);
    const printed = await browser.get('freezeForm', { params: edition });
    expect(await browser.get('freezeForm', { params: edition })).toMatchObject({
      rev: printed.rev,
      code: printed.code,
    });
    const form = await browser.send('printForm', { params: edition });
    expect([form.statusCode, form.headers['content-type']]).toEqual([200, 'application/pdf']);
    await uploadAll(browser, paper);
    expect(
      await browser.refusal('submit', { params: edition, body: { rev: (await viewOf(browser)).rev } }),
    ).toMatchObject({ code: 'papers-open' });
    await closePapers(browser);
    const { receipt } = await submit(browser);
    expect([receipt.code, receipt.revision]).toEqual([printed.code, 1]);

    const items = [
      { item: 'id-paper', reason: 'materials-incomplete' },
      { item: 'employment', reason: 'employment-not-proven' },
    ];
    const refused = await decideNow(site, number, { do: 'refuse-confirmation', items });
    expect(refused).toMatchObject({ status: 'repair', papers: null });
    expect(refused.history.at(-1)).toMatchObject({
      action: 'refuse-confirmation',
      reason: 'materials-incomplete',
    });
    const told = await viewOf(browser);
    expect(told.papers?.objections).toMatchObject([
      { item: 'id-paper', mended: false, reason: { code: 'materials-incomplete' } },
      { item: 'employment', mended: false, reason: { code: 'employment-not-proven' } },
    ]);
    await uploadPaper(browser, 'id-paper', another);
    expect((await viewOf(browser)).papers?.objections[0]).toMatchObject({ mended: true });
    await closePapers(browser);
    await submit(browser);
    const file = await site.get('getFile', { params: { number } });
    const news = file.papers?.items.flatMap(({ key, files }) =>
      files.filter(({ isNew }) => isNew).map(() => key),
    );
    expect(news).toEqual(['id-paper']);
    expect(file.papers?.objections).toMatchObject(items);
    const confirmed = await decideNow(site, number, { do: 'confirm', code: file.code ?? '' });
    expect(confirmed.status).toBe('confirmed');
    expect((await viewOf(browser)).actions).not.toContain('attach-paper');
    expect(await product.services.proof.findBreaches()).toEqual([]);
  });

  it('refuses items and reasons that nobody knows', async () => {
    const { browser, number, point } = await inTianjin();
    const site = await newStaff(product, 'site', TIANJIN, point);
    await uploadAll(browser, paper);
    await closePapers(browser);
    await submit(browser);
    const { rev } = await site.get('getFile', { params: { number } });
    const refuse = (item: string, reason: string) =>
      site.refusal('decideFile', {
        params: { number },
        body: { do: 'refuse-confirmation', rev, items: [{ item, reason }] },
      });
    expect(await refuse('id-paper', 'because')).toMatchObject({ status: 422, code: 'reason-needed' });
    expect(await refuse('residency-certificate', 'materials-incomplete')).toMatchObject({
      code: 'paper-unknown',
    });
  });

  it('is recorded when staff look at a paper, and shown to nobody of another place', async () => {
    const { browser, id, number, point } = await inTianjin();
    const site = await newStaff(product, 'site', TIANJIN, point);
    await uploadAll(browser, paper);
    const [file] = await filesIn(browser, 'id-paper');
    const params = { number, item: 'id-paper', digest: file?.digest ?? '' };
    const look = async (staff: TestBrowser) => (await staff.send('getFilePaper', { params })).statusCode;
    // Printed, but not handed in: nobody's business yet.
    expect(await look(site)).toBe(404);
    await closePapers(browser);
    await submit(browser);
    expect(await look(site)).toBe(200);
    const { counter, region } = await newOffice(product);
    expect([await look(counter), await look(region)]).toEqual([404, 404]);
    const readings = await product.sql('select item, region_id from paper_readings where candidate_id = $1', [
      id,
    ]);
    expect(readings).toEqual([{ item: 'id-paper', region_id: TIANJIN }]);
  });

  it('stands beside what the candidate handed in here in an earlier year, where that is of the same area', async () => {
    const at = product.clock.now().toISOString();
    product.clock.set(DURING_2023.registration);
    const { browser, anotherBrowser } = await newCandidate(product);
    await fillIn(browser, TIANJIN, {}, EDITION_2023);
    await uploadAll(browser, another, EDITION_2023);
    const { receipt } = await submit(browser, EDITION_2023);
    product.clock.set(at);
    const again = await anotherBrowser();
    const { number, answers } = await fillIn(again, TIANJIN);
    const site = await newStaff(product, 'site', TIANJIN, String(answers.point));
    const earlierOf = (staff: TestBrowser) => staff.get('getEarlierPapers', { params: { number } });
    await uploadAll(again, paper);
    await closePapers(again);
    await submit(again);
    const { earlier } = await earlierOf(site);
    expect(earlier).toMatchObject({ year: 2023, edition: EDITION_2023, number: receipt.number });
    const digest = earlier?.items.find(({ key }) => key === 'id-paper')?.files[0]?.digest ?? '';
    const paperOf = (number: string) => ({ params: { number, item: 'id-paper', digest } });
    expect((await site.send('getFilePaper', paperOf(receipt.number))).statusCode).toBe(200);
    expect((await site.send('getFilePaper', paperOf(number))).statusCode).toBe(404);

    // Somebody who was here in no earlier year; and one whose earlier point is another's business.
    const first = await inTianjin();
    await uploadAll(first.browser, paper);
    expect(await site.get('getEarlierPapers', { params: { number: first.number } })).toEqual({
      earlier: null,
    });
    await product.sql("update registrations set point_id = '120102' where number = $1", [receipt.number]);
    expect(await earlierOf(site)).toEqual({ earlier: null });
    const { region } = await newOffice(product);
    expect(await region.refusal('getEarlierPapers', { params: { number } })).toMatchObject({ status: 404 });
  });

  it('is given up when nothing comes in time: E3 (2026)', async () => {
    const { browser, number, point } = await inTianjin();
    const site = await newStaff(product, 'site', TIANJIN, point);
    await uploadAll(browser, paper);
    await closePapers(browser);
    await submit(browser);
    const items = [{ item: 'id-paper', reason: 'materials-incomplete' }];
    await decideNow(site, number, { do: 'refuse-confirmation', items });
    const at = product.clock.now().toISOString();
    product.clock.set('2025-12-18T10:00:00+08:00');
    await runOverdue(product.services);
    const view = await viewOf(browser);
    expect([view.status, view.actions]).toEqual(['forfeited', []]);
    product.clock.set(at);
  });
});
