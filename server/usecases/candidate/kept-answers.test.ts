import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eraseKept } from '../../jobs/kept.ts';
import { newCandidate, savePage } from '../../testing/candidates.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());
afterEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
const DAYS_30 = 30 * 24 * 60 * 60 * 1000;
const PAGES = ['application', 'contact', 'education', 'employment', 'person'];
const view = (browser: TestBrowser) => browser.get('getRegistration', { params });
const move = (browser: TestBrowser, region: string, key: string = randomUUID()) =>
  browser.get('changeRegion', { params, body: { region } }, { key });

async function moved() {
  const candidate = await newCandidate(product);
  const filled = await fillIn(candidate.browser);
  const emptied = await move(candidate.browser, '41');
  return { ...candidate, filled, emptied };
}

const rowsOf = async (candidate: string) =>
  (await product.sql('select page from kept_answers where candidate_id = $1 order by page', [candidate])).map(
    ({ page }) => page,
  );

describe('B5 (2026): what was filled in before the region was changed', () => {
  it('is gone from the form and kept for 30 days, but for what depends on the region', async () => {
    const { filled, emptied } = await moved();
    expect(emptied.savedPages).toEqual([]);
    expect(emptied.answers.work_history ?? null).toBeNull();
    expect(Object.keys(emptied.kept).toSorted()).toEqual(PAGES);
    const until = new Date(product.clock.now().getTime() + DAYS_30).toISOString();
    for (const { answers, until: end } of Object.values(emptied.kept)) {
      expect(end).toBe(until);
      for (const [key, answer] of Object.entries(answers))
        expect(answer).toEqual(filled.answers[key] ?? null);
    }
    expect(emptied.kept.education?.answers.work_history).toBe(filled.answers.work_history);
    expect(JSON.stringify(emptied.kept)).not.toContain('"point"');
  });

  it('lies sealed in the database', async () => {
    const { id } = await moved();
    const rows = await product.sql(
      "select encode(sealed, 'escape') as text from kept_answers where candidate_id = $1",
      [id],
    );
    expect(rows).toHaveLength(PAGES.length);
    for (const { text } of rows) expect(String(text)).not.toMatch(/phone|nursing|work_history|1390000/);
  });

  it('is kept as it was typed last: a draft is newer than its submitted page, and enough without one', async () => {
    const { browser } = await newCandidate(product);
    await enter(browser);
    const { contact = {} } = await rightAnswers(browser);
    const saved = await savePage(browser, 'contact', contact);
    const drafts = {
      contact: { ...contact, address: '石家庄市中山西路1号' },
      education: { study_length: '3' },
    };
    for (const [page, answers] of Object.entries(drafts)) {
      await browser.get('saveDraft', { params: { ...params, page }, body: { answers, rev: saved.rev } });
    }
    const { kept, drafts: left } = await move(browser, '41');
    expect(left).toEqual({});
    expect(Object.keys(kept).toSorted()).toEqual(['contact', 'education']);
    expect(kept.contact?.answers.address).toBe('石家庄市中山西路1号');
    expect(kept.education?.answers).toEqual({ study_length: '3' });
  });

  it('never comes back by itself; its page’s submission ends it, other pages wait on', async () => {
    const { browser, id, emptied } = await moved();
    expect(Object.values(emptied.answers).filter((answer) => answer !== null)).toEqual([]);
    const { contact = {} } = await rightAnswers(browser, '41');
    const saved = await savePage(browser, 'contact', contact);
    expect(Object.keys(saved.kept).toSorted()).toEqual(PAGES.filter((page) => page !== 'contact'));
    expect(await rowsOf(id)).toEqual(PAGES.filter((page) => page !== 'contact'));
  });

  it('taken back and submitted is what it was', async () => {
    const { browser, filled, emptied } = await moved();
    const { education } = emptied.kept;
    const saved = await savePage(browser, 'education', education?.answers ?? {});
    for (const key of ['education_record', 'school', 'study_length', 'work_history']) {
      expect(saved.answers[key]).toEqual(filled.answers[key]);
    }
  });

  it('is the candidate’s own', async () => {
    const { id } = await moved();
    const other = await moved();
    const stranger = await newCandidate(product);
    await enter(stranger.browser);
    expect((await view(stranger.browser)).kept).toEqual({});
    // A row moved under somebody else's name cannot even be opened.
    await product.sql('delete from kept_answers where candidate_id = $1', [other.id]);
    await product.sql(
      "update kept_answers set candidate_id = $2 where candidate_id = $1 and page = 'contact'",
      [id, other.id],
    );
    expect((await other.browser.send('getRegistration', { params })).statusCode).toBe(500);
  });

  it('changes again with the next region; what that region never saw stays for its own 30 days', async () => {
    const { browser, emptied } = await moved();
    product.clock.set(new Date(product.clock.now().getTime() + 60_000).toISOString());
    const { contact = {} } = await rightAnswers(browser, '41');
    await savePage(browser, 'contact', { ...contact, postcode: '450000' });
    const again = await move(browser, '13');
    expect(again.kept.contact?.answers.postcode).toBe('450000');
    expect(Date.parse(again.kept.contact?.until ?? '')).toBe(product.clock.now().getTime() + DAYS_30);
    expect(again.kept.person?.until).toBe(emptied.kept.person?.until);
  });

  it('is written once by a request that comes twice, and not at all by one that is refused', async () => {
    const { browser, id } = await newCandidate(product);
    await fillIn(browser);
    const same = await browser.refusal('changeRegion', { params, body: { region: '13' } });
    expect(same.code).toBe('same-region');
    expect(await rowsOf(id)).toEqual([]);
    const key = randomUUID();
    const first = await move(browser, '41', key);
    const { contact = {} } = await rightAnswers(browser, '41');
    await savePage(browser, 'contact', contact);
    const repeated = await move(browser, '41', key);
    expect(repeated.savedPages).toEqual(['contact']);
    expect(Object.keys(repeated.kept)).not.toContain('contact');
    expect(repeated.kept.person).toEqual(first.kept.person);
  });

  it('after a withdrawal keeps what the first submission has not fixed', async () => {
    const { browser } = await newCandidate(product);
    const filled = await fillIn(browser);
    await submit(browser);
    await browser.get('withdraw', { params });
    const { kept, answers } = await move(browser, '41');
    expect(answers.name).toBe(filled.answers.name);
    expect(kept.education?.answers.work_history).toBe(filled.answers.work_history);
  });
});

describe('the 30 days', () => {
  it.each([
    [-1, true],
    [0, true],
    [1, false],
  ])('%d s from their end: offered and there: %s', async (seconds, isThere) => {
    const { browser, id } = await moved();
    const now = product.clock.now().getTime();
    product.clock.set(new Date(now + DAYS_30 + seconds * 1000).toISOString());
    expect(Object.keys((await view(browser)).kept).length > 0).toBe(isThere);
    await eraseKept(product.services);
    expect((await rowsOf(id)).length > 0).toBe(isThere);
  });
});
