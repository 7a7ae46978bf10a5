import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runOverdue } from '../../jobs/overdue.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { closePapers, drawPaper, uploadAll, uploadPaper } from '../../testing/papers.ts';
import { decideNow, newStaff } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

const TIANJIN = '12';
const params = { edition: EDITION };

let product: TestProduct;
let paper: Buffer;
let another: Buffer;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  [paper, another] = [await drawPaper(1), await drawPaper(2)];
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

/** Everything uploaded and submitted, in a region that confirms on line. */
async function submitted() {
  const { browser } = await newCandidate(product);
  const { number, answers } = await fillIn(browser, TIANJIN);
  await browser.get('freezeForm', { params });
  await uploadAll(browser, paper);
  await closePapers(browser);
  const { receipt } = await submit(browser);
  return { browser, number, code: receipt.code, point: String(answers.point), site: String(answers.site) };
}

async function submitAnew(staff: TestBrowser, { browser, number }: { browser: TestBrowser; number: string }) {
  const items = [{ item: 'id-paper', reason: 'materials-incomplete' }];
  await decideNow(staff, number, { do: 'refuse-confirmation', items });
  await uploadPaper(browser, 'id-paper', another);
  await closePapers(browser);
  await submit(browser);
}

const numbersIn = async (staff: TestBrowser, again?: 'yes' | 'no') => {
  const query = { status: 'submitted' as const, ...(again === undefined ? {} : { again }) };
  return (await staff.get('listFiles', { query })).rows.map(({ number }) => number);
};

describe('the on-line desk', () => {
  it('E2 (2026): who was uploaded anew is a list of its own, to come first; together nobody is missing', async () => {
    const [one, two] = [await submitted(), await submitted()];
    const staff = await newStaff(product, 'site', TIANJIN, one.point);
    await submitAnew(staff, two);
    const [again, first] = [await numbersIn(staff, 'yes'), await numbersIn(staff, 'no')];
    expect(again).toEqual([two.number]);
    expect(first).toContain(one.number);
    expect(new Set([...again, ...first])).toEqual(new Set(await numbersIn(staff)));
    await decideNow(staff, two.number, {
      do: 'confirm',
      code: (await two.browser.get('getRegistration', { params })).code ?? '',
    });
    expect(await numbersIn(staff, 'yes')).toEqual([]);
  });

  it('E3 (2026): what waits when the window ends stays, and can still be confirmed', async () => {
    const waiting = await submitted();
    const staff = await newStaff(product, 'site', TIANJIN, waiting.point);
    product.clock.set('2025-12-19T10:00:00+08:00');
    await runOverdue(product.services);
    expect(await numbersIn(staff)).toContain(waiting.number);
    expect((await decideNow(staff, waiting.number, { do: 'confirm', code: waiting.code })).status).toBe(
      'confirmed',
    );
  });
});

describe('a registration site', () => {
  it('E1 (2026): counts who chose it, says whose candidate it is, and confirms those of the point all the same', async () => {
    const { number, code, point, site } = await submitted();
    const own = await newStaff(product, 'site', TIANJIN, point, site);
    const neighbour = await newStaff(
      product,
      'site',
      TIANJIN,
      point,
      site.replace(/-\d$/, site.endsWith('-1') ? '-2' : '-1'),
    );
    const everywhere = await newStaff(product, 'site', TIANJIN, point);
    const waiting = async (staff: TestBrowser) => (await staff.get('getWork', {})).atOwnSite;
    expect(await waiting(own)).toBeGreaterThan(0);
    expect([await waiting(neighbour), await waiting(everywhere)]).toEqual([0, null]);
    const siteSeenBy = async (staff: TestBrowser) =>
      (await staff.get('findForm', { params: { code } })).file.site;
    const told = await siteSeenBy(neighbour);
    expect(told?.isOther).toBe(true);
    expect(told?.name).not.toBe('');
    expect((await siteSeenBy(own))?.isOther).toBe(false);
    expect((await siteSeenBy(everywhere))?.isOther).toBe(false);
    expect((await decideNow(neighbour, number, { do: 'confirm', code })).status).toBe('confirmed');
  });

  it('is named to who is signed in; on site nobody is asked for one', async () => {
    const clerk = await newStaff(product, 'site', '13', '1301', '1301-1');
    expect((await clerk.get('getOfficeSession', {}))?.siteName).toBe('石家庄市卫生人才服务站');
    const { browser } = await newCandidate(product);
    await fillIn(browser, '13');
    const { receipt } = await submit(browser);
    const scanned = await clerk.get('findForm', { params: { code: receipt.code } });
    expect(scanned.file.site).toBeNull();
  });
});
