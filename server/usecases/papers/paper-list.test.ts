import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationDocument } from '#contract/client.ts';
import { createApp } from '../../http/app.ts';
import type { RegistrationStore } from '../../ports/registration-store.ts';
import { newCandidate } from '../../testing/candidates.ts';
import {
  approveDraft,
  beginDraft,
  changeDraft,
  decideDraft,
  HEBEI,
  openDraft,
  proposeChange,
  rehearseQuickly,
} from '../../testing/configurations.ts';
import { faultsOf } from '../../testing/history.ts';
import {
  closePapers,
  drawPaper,
  openUpload,
  sendWhole,
  uploadAll,
  uploadPaper,
} from '../../testing/papers.ts';
import { decideNow, newStaff } from '../../testing/staff.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

const SHANGHAI = { edition: EDITION, region: '31' };
const edition = { edition: EDITION };
const TITLE = '继续教育学分证明';

type PaperList = ConfigurationDocument['paperList'];
type Own = PaperList['own'][number];
const asDeclared: PaperList = { declared: {}, own: [], most: {} };
const creditProof: Own = {
  key: '',
  title: TITLE,
  titleEn: 'Proof of continued education',
  hint: '近两年的学分。',
  required: true,
  when: 'always',
  levels: [],
};

let product: TestProduct;
let author: TestBrowser;
let second: TestBrowser;
let paper: Buffer;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  rehearseQuickly(product);
  author = await newStaff(product, 'region-administrator', '31');
  second = await newStaff(product, 'region-administrator', '31');
  paper = await drawPaper(1);
});
afterAll(() => product.close());

/** Drafted by one, approved by another; what the region asks for from now on. */
async function settle(list: PaperList, by = [author, second] as const, place = SHANGHAI): Promise<PaperList> {
  await proposeChange(by[0], (document) => ({ ...document, paperList: list }), place);
  return (await approveDraft(by[1], place)).live.paperList;
}

const ownKey = ({ own }: PaperList) => own[0]?.key ?? '';

async function inShanghai() {
  const candidate = await newCandidate(product);
  const view = await fillIn(candidate.browser, SHANGHAI.region);
  return { ...candidate, number: view.number, point: String(view.answers.point) };
}

const viewOf = (browser: TestBrowser) => browser.get('getRegistration', { params: edition });
const keysOf = async (browser: TestBrowser) =>
  (await viewOf(browser)).papers?.items.map(({ key }) => key) ?? [];

async function handIn(browser: TestBrowser) {
  await uploadAll(browser, paper);
  await closePapers(browser);
  return submit(browser);
}

describe('the papers that a region asks for', () => {
  it('D2 (2026): get their keys from us, are asked of its candidates, and told to everybody', async () => {
    const list = await settle({
      ...asDeclared,
      declared: { 'proof-of-years': 'not-asked' },
      own: [creditProof],
    });
    expect(ownKey(list)).toMatch(/^own-31-[0-9a-f]{8}$/);
    const { browser } = await inShanghai();
    const keys = await keysOf(browser);
    expect(keys).toContain(ownKey(list));
    expect(keys).not.toContain('proof-of-years');
    const { paperList } = await product.browser().get('getRegionNotice', { params: SHANGHAI });
    expect(paperList.find(({ key }) => key === ownKey(list))).toMatchObject({
      required: true,
      ofEverybody: true,
      own: { title: TITLE },
    });
    expect(paperList.find(({ key }) => key === 'degree-certificate')).toMatchObject({ ofEverybody: false });
    const { paperList: ofHebei } = await product.browser().get('getRegionNotice', { params: HEBEI });
    expect(ofHebei).toEqual([]);

    await uploadAll(browser, paper);
    const own = { params: { ...edition, item: ownKey(list) } };
    const { files = [] } =
      (await viewOf(browser)).papers?.items.find(({ key }) => key === ownKey(list)) ?? {};
    await browser.get('removePaper', { params: { ...own.params, digest: files[0]?.digest ?? '' } });
    const { rev } = await viewOf(browser);
    expect(await browser.refusal('submit', { params: edition, body: { rev } })).toMatchObject({
      status: 409,
      code: 'papers-missing',
      params: { items: [ownKey(list)], titles: [TITLE] },
    });
  });

  it('E2: are what the desk sees and objects to by name, also after the region has dropped them', async () => {
    const list = await settle({ ...asDeclared, own: [creditProof] });
    const { browser, number, point } = await inShanghai();
    await handIn(browser);
    await settle(asDeclared);
    const site = await newStaff(product, 'site', '31', point);
    const item = ownKey(list);
    const file = await site.get('getFile', { params: { number } });
    expect(file.papers?.items.find(({ key }) => key === item)).toMatchObject({
      asked: true,
      title: { title: TITLE },
      files: [{ scan: expect.anything() }],
    });
    expect(file.checks.find(({ topic }) => topic === 'work')?.papers).toContain(item);
    const items = [{ item, reason: 'materials-incomplete' }];
    await decideNow(site, number, { do: 'refuse-confirmation', items });
    const told = await viewOf(browser);
    expect(told.papers?.objections).toMatchObject([{ item, title: { title: TITLE } }]);
    // Sent back: what was demanded then is mended, and nothing else is asked for.
    await uploadPaper(browser, item, await drawPaper(2));
    await closePapers(browser);
    expect((await submit(browser)).registration.status).toBe('submitted');
  });

  it('that grow bind who has not handed in, and nobody else', async () => {
    const [before, meanwhile] = [await inShanghai(), await inShanghai()];
    await handIn(before.browser);
    await uploadAll(meanwhile.browser, paper);
    const { rev } = await closePapers(meanwhile.browser);
    const list = await settle({ ...asDeclared, own: [creditProof] });
    expect((await viewOf(before.browser)).status).toBe('submitted');
    expect(await keysOf(before.browser)).not.toContain(ownKey(list));
    expect(await meanwhile.browser.refusal('submit', { params: edition, body: { rev } })).toMatchObject({
      code: 'papers-missing',
      params: { titles: [TITLE] },
    });
    const materials = (await viewOf(meanwhile.browser)).progress.find(({ key }) => key === 'materials');
    expect(materials?.state).toBe('current');
    await uploadPaper(meanwhile.browser, ownKey(list), await drawPaper(2));
    await closePapers(meanwhile.browser);
    expect((await submit(meanwhile.browser)).registration.status).toBe('submitted');
    await settle(asDeclared);
  });

  it('that shrink keep what was uploaded, to be seen and taken away by its owner', async () => {
    const list = await settle({ ...asDeclared, own: [creditProof] });
    const { browser, number, point, id } = await inShanghai();
    const item = ownKey(list);
    await uploadPaper(browser, item, paper);
    const begun = await sendWhole(browser, item, await drawPaper(2));
    await settle(asDeclared);
    const view = await viewOf(browser);
    expect(view.papers?.left).toMatchObject([{ key: item, why: 'region', title: { title: TITLE } }]);
    const params = { ...edition, item };
    expect(await browser.refusal('attachPaper', { params, body: { upload: begun } })).toMatchObject({
      status: 404,
      code: 'paper-unknown',
    });
    const digest = view.papers?.left[0]?.files[0]?.digest ?? '';
    expect((await browser.send('getPaper', { params: { ...params, digest }, query: {} })).statusCode).toBe(
      200,
    );
    await handIn(browser);
    const site = await newStaff(product, 'site', '31', point);
    const file = await site.get('getFile', { params: { number } });
    expect(file.papers?.items.find(({ key }) => key === item)).toMatchObject({ asked: false });
    const items = [{ item, reason: 'materials-incomplete' }];
    const objecting = {
      params: { number },
      body: { do: 'refuse-confirmation', rev: file.rev, items },
    } as const;
    expect(await site.refusal('decideFile', objecting)).toMatchObject({ code: 'paper-unknown' });
    expect(await faultsOf(product, { edition: EDITION, candidate: id })).toEqual([]);
  });

  it('take no file for another region’s paper', async () => {
    const { browser } = await inShanghai();
    const body = { item: 'own-12-0a1b2c3d', size: paper.byteLength, sha256: 'a'.repeat(64) };
    expect(await browser.refusal('openUpload', { params: edition, body })).toMatchObject({
      status: 404,
      code: 'paper-unknown',
    });
    expect((await openUpload(browser, 'id-paper', paper)).offset).toBe(0);
  });

  it('E1: at a counter are brought, and the counter sees which', async () => {
    const hebei = [
      await newStaff(product, 'region-administrator', '13'),
      await newStaff(product, 'region-administrator', '13'),
    ] as const;
    const junior: Own = { ...creditProof, when: 'with-level', levels: ['junior'] };
    const senior: Own = { ...junior, title: '业绩证明', levels: ['intermediate'] };
    await settle({ ...asDeclared, own: [junior, senior] }, hebei, HEBEI);
    const { browser } = await newCandidate(product);
    const { number } = await fillIn(browser);
    expect((await viewOf(browser)).toBring.map(({ title }) => title)).toEqual([TITLE]);
    await submit(browser);
    await settle(asDeclared, hebei, HEBEI);
    const counter = await newStaff(product, 'site', '13', '1301');
    const file = await counter.get('getFile', { params: { number } });
    expect(file.toBring.map(({ title }) => title)).toEqual([TITLE]);
  });

  it('are drafted with problems in words, and never with what the nation locks', async () => {
    await beginDraft(author, SHANGHAI);
    const wrong: PaperList = {
      declared: { 'id-paper': 'not-asked', ...Object.fromEntries([['constructor', 'required' as const]]) },
      own: [{ ...creditProof, title: '=cmd()', key: 'own-12-0a1b2c3d' }],
      most: {},
    };
    const { open } = await changeDraft(author, (document) => ({ ...document, paperList: wrong }), SHANGHAI);
    const ofPapers = open?.problems.filter(({ at }) => at === 'paperList') ?? [];
    expect(ofPapers.map(({ code }) => code).toSorted()).toEqual([
      'paper-key-foreign',
      'paper-locked',
      'paper-not-declared',
      'paper-text-formula',
    ]);
    expect(open?.actions).not.toContain('rehearse');
    const { rev, document } = await openDraft(author, SHANGHAI);
    for (const paperList of [
      { ...wrong, declared: { 'id-paper': 'maybe' } },
      { ...wrong, own: [{ ...creditProof, when: 'answers.degree !== 1' }] },
      { ...wrong, most: { 'id-paper': 99 } },
    ]) {
      const body = { rev, document: { ...document, paperList } };
      const answer = await author.send('saveConfiguration', { params: SHANGHAI, body } as never);
      expect(answer.statusCode).toBe(400);
    }
    await decideDraft(author, 'drop', SHANGHAI);
  });
});

describe('while the list changes', () => {
  /** The product, with `meanwhile` done between the reading of a registration and its saving. */
  async function withMeanwhile(browser: TestBrowser, meanwhile: () => Promise<unknown>) {
    const { services } = product;
    let isFirst = true;
    const store: RegistrationStore = {
      ...services.store,
      save: async (...args) => {
        if (isFirst) await meanwhile();
        isFirst = false;
        return services.store.save(...args);
      },
    };
    const settings = { installation: 'test', secureCookies: false, logLevel: 'silent', demo: null } as const;
    const app = await createApp({ ...services, store }, { ...settings, isReady: services.isReady });
    const other = new TestBrowser(app);
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    return { other, close: () => app.close() };
  }

  it('a submission counts by the list on which it was decided', async () => {
    const { browser, number, point } = await inShanghai();
    await uploadAll(browser, paper);
    const { rev } = await closePapers(browser);
    const grows = () => settle({ ...asDeclared, own: [creditProof] });
    const { other, close } = await withMeanwhile(browser, grows);
    const { registration } = await other.get('submit', { params: edition, body: { rev } });
    await close();
    expect(registration.status).toBe('submitted');
    expect(registration.papers?.items.some(({ own }) => own !== null)).toBe(false);
    const site = await newStaff(product, 'site', '31', point);
    const { papers } = await site.get('getFile', { params: { number } });
    expect(papers?.items.every(({ asked }) => asked)).toBe(true);
    await settle(asDeclared);
  });

  it('a paper that lands just after it was dropped is kept, with the name that was written down', async () => {
    const list = await settle({ ...asDeclared, own: [creditProof] });
    const { browser, id } = await inShanghai();
    const upload = await sendWhole(browser, ownKey(list), paper);
    const { other, close } = await withMeanwhile(browser, () => settle(asDeclared));
    const params = { ...edition, item: ownKey(list) };
    const view = await other.get('attachPaper', { params, body: { upload } });
    await close();
    expect(view.papers?.left).toMatchObject([{ key: ownKey(list), title: { title: TITLE } }]);
    await handIn(browser);
    expect(await faultsOf(product, { edition: EDITION, candidate: id })).toEqual([]);
    // The control: the name is what was written with the file, and nothing else knows it.
    await product.sql("update registrations set papers = papers - 'titles' where candidate_id = $1", [id]);
    expect((await viewOf(browser)).papers?.left).toMatchObject([{ title: null }]);
  });
});
