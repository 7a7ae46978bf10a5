import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCandidate, savePage } from '../../testing/candidates.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const params = { edition: EDITION };

describe('the conditions for the exam (2026)', () => {
  it('are spoken of as soon as specialty and education are saved', async () => {
    const { browser } = await newCandidate(product);
    expect((await enter(browser)).eligibility).toBeNull();
    const pages = await rightAnswers(browser);
    expect((await savePage(browser, 'application', pages.application ?? {})).eligibility).toBeNull();
    const saved = await savePage(browser, 'education', pages.education ?? {});
    expect(saved.eligibility).toMatchObject({ verdict: 'unclear', lines: [{ code: 'unknown' }] });
    const worked = await savePage(browser, 'employment', pages.employment ?? {});
    expect(worked.eligibility).toMatchObject({ verdict: 'meets', lines: [{ code: 'met' }] });
  });

  it('warn and stop nothing: who is short submits, and the reviewer sees the mark', async () => {
    const { browser } = await newCandidate(product);
    const view = await fillIn(browser, '13', { employment: { years_in_profession: 2 } });
    expect(view.eligibility).toMatchObject({ verdict: 'short' });
    expect(view.eligibility?.lines[0]).toMatchObject({
      code: 'short',
      params: { education: 'junior-college', needed: 3, years: 2, months: 0, until: '2025-12-31' },
    });
    expect(view.actions).toContain('submit');
    await submit(browser);
    const point = await newStaff(product, 'point', '13', '1301');
    const file = await point.get('getFile', { params: { number: view.number } });
    expect(file.eligibility).toEqual(view.eligibility);
  });

  it('are marked for the reviewer by what was frozen, not by what is being mended', async () => {
    const { browser } = await newCandidate(product);
    const { number } = await fillIn(browser);
    await submit(browser);
    await browser.get('withdraw', { params });
    const { employment = {} } = await rightAnswers(browser);
    await savePage(browser, 'employment', { ...employment, years_in_profession: 0 });
    const point = await newStaff(product, 'point', '13', '1301');
    const file = await point.get('getFile', { params: { number } });
    expect(file.eligibility?.verdict).toBe('meets');
  });
});
