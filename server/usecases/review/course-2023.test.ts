import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeStateText, reviewStages } from '#vocabulary/progress.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { runOverdue } from '../../jobs/overdue.ts';
import { openBank } from '../../testing/bank.ts';
import { newCandidate, type TestCandidate, withdrawAndChange } from '../../testing/candidates.ts';
import { faultsOf } from '../../testing/history.ts';
import { uploadAll } from '../../testing/papers.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import {
  createTestProduct,
  DURING,
  DURING_2023,
  TestBrowser,
  type TestProduct,
} from '../../testing/test-product.ts';
import { EDITION_2023, enter, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
let bank: Awaited<ReturnType<typeof openBank>>;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  bank = await openBank(product);
});
afterAll(async () => {
  await bank.close();
  await product.close();
});
beforeEach(() => product.clock.set(DURING_2023.registration));

const params = { edition: EDITION_2023 };
const of = ({ id }: TestCandidate) => ({ edition: EDITION_2023, candidate: id });
const view = ({ browser }: TestCandidate) => browser.get('getRegistration', { params });
const nodesOf = async (candidate: TestCandidate) =>
  Object.fromEntries((await view(candidate)).progress.map(({ key, state }) => [key, state]));

type Submitted = TestCandidate & { readonly number: string; readonly code: string };

async function submitted(region = '13'): Promise<Submitted> {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser, region, {}, EDITION_2023);
  // Nothing to upload where papers are shown on-site.
  await uploadAll(candidate.browser, undefined, EDITION_2023);
  const { receipt } = await submit(candidate.browser, EDITION_2023);
  return { ...candidate, number: receipt.number, code: receipt.code };
}

const confirm = ({ number, code }: Submitted, staff = office.counter) =>
  decideNow(staff, number, { do: 'confirm', code });

async function endorsed(): Promise<Submitted> {
  product.clock.set(DURING_2023.registration);
  const candidate = await submitted();
  await confirm(candidate);
  product.clock.set(DURING_2023.review);
  await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
  return candidate;
}

async function payable(): Promise<Submitted> {
  const candidate = await endorsed();
  await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
  product.clock.set(DURING_2023.payment);
  return candidate;
}

/** The same person at the server that the bank knows. */
function atTheDoor({ browser }: TestCandidate): TestBrowser {
  const door = new TestBrowser(bank.app);
  for (const [name, value] of browser.cookies) door.cookies.set(name, value);
  return door;
}

describe('confirmation in 2023', () => {
  it('E1, E4 (2023): told where to go, confirmed at the counter: 「报名确认」 green, 「资格审核」 black in the same moment', async () => {
    const candidate = await submitted();
    const { region } = await view(candidate);
    expect(region).toMatchObject({ confirmation: 'on-site', place: expect.stringContaining('现场确认点') });
    expect(region.papers.length).toBeGreaterThan(0);
    const { status } = await confirm(candidate);
    expect(status).toBe('confirmed');
    const { confirmation, review } = await nodesOf(candidate);
    expect([confirmation, review]).toEqual(['done', 'current']);
    expect(await candidate.browser.refusal('withdraw', { params })).toMatchObject({ code: 'wrong-status' });
  });

  it('D7 (2023): an old print-out is not confirmed', async () => {
    const candidate = await submitted();
    const contact = { phone: '13900001001', address: '石家庄市中山西路1号', postcode: '050000' };
    await withdrawAndChange(candidate.browser, 'contact', contact, EDITION_2023);
    await submit(candidate.browser, EDITION_2023);
    const { rev } = await view(candidate);
    const body = { do: 'confirm' as const, code: candidate.code, rev };
    const decision = { params: { number: candidate.number }, body };
    expect(await office.counter.refusal('decideFile', decision)).toMatchObject({ code: 'old-print' });
  });

  it('E2, E5 (2023): on-line, staff of the point see the institution; 「确认不通过」 opens the form again', async () => {
    const candidate = await submitted('12');
    const { region, answers } = await view(candidate);
    expect(region.confirmation).toBe('on-line');
    const point = String(answers.point);
    const site = await newStaff(product, 'site', '12', point);
    const { pages } = await site.get('getFile', { params: { number: candidate.number } });
    const shown = pages.flatMap((page) => page.answers).find(({ key }) => key === 'site')?.shown;
    expect(shown).toBe('和平区卫生人才服务站');
    await decideNow(site, candidate.number, { do: 'refuse-confirmation', reason: 'photo-unsuitable' });
    expect((await view(candidate)).actions).toEqual(expect.arrayContaining(['save-page', 'submit']));
    const stranger = await newStaff(product, 'site', '12', '120118');
    const foreign = { params: { number: candidate.number } };
    expect(await stranger.refusal('getFile', foreign)).toMatchObject({ status: 404 });
  });

  it('E3 (2023): not confirmed, or not submitted, in time: 「视为自动放弃本次考试」', async () => {
    const waiting = await submitted();
    const unfinished = await newCandidate(product);
    await enter(unfinished.browser, '13', EDITION_2023);
    product.clock.set('2023-01-15T17:00:00+08:00');
    await runOverdue(product.services);
    expect([(await view(waiting)).status, (await view(unfinished)).status]).toEqual([
      'submitted',
      'forfeited',
    ]);
    product.clock.set('2023-01-15T17:00:01+08:00');
    await runOverdue(product.services);
    const { status } = await view(waiting);
    expect(statusText(EDITION_2023, status, 'candidate', 'zh-CN')).toBe('视为自动放弃本次考试');
    expect(await faultsOf(product, of(waiting))).toEqual([]);
  });
});

describe('review and payment in 2023', () => {
  it('F1, F2 (2023): 考点初审, then 考区终审; 「资格审核」 is green after both and not before', async () => {
    const candidate = await endorsed();
    expect(reviewStages(EDITION_2023, 'zh-CN')).toEqual(['考点初审', '考区终审']);
    const { rows } = await office.region.get('listFiles', {
      query: { edition: EDITION_2023, status: 'endorsed' },
    });
    expect(rows.find(({ number }) => number === candidate.number)).toMatchObject({
      specialtyName: '203 护理学',
      levelName: '初级(师)',
    });
    const before = await nodesOf(candidate);
    await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
    const after = await nodesOf(candidate);
    expect([before.review, after.review, after.payment]).toEqual(['current', 'done', 'current']);
    expect(nodeStateText('done', 'zh-CN')).toBe('已完成');
  });

  it('G1, G2, G3 (2023): specialty, subjects and amount; paid at the region’s platform it is 报名成功', async () => {
    const candidate = await payable();
    const browser = atTheDoor(candidate);
    expect((await view(candidate)).actions).toContain('pay');
    // The level, which the form does not ask, comes with the specialty and decides the fee.
    expect(await browser.get('getFee', { params })).toMatchObject({
      fen: 4 * 5500 + 1000,
      specialty: '203 护理学',
    });
    const opened = await browser.get('openPayment', { params });
    expect(opened.fields.subject).toContain('2023年度卫生专业技术资格考试');
    await bank.pay(opened);
    expect(await bank.answers(opened.order, 1)).toEqual(['success']);
    const { status, progress } = await view(candidate);
    expect([status, progress.at(-1)?.state]).toEqual(['registered', 'done']);
    expect(statusText(EDITION_2023, status, 'candidate', 'zh-CN')).toBe('报名成功');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('G3 (2023): not paid in time: 「视为自动放弃本次考试」', async () => {
    const candidate = await payable();
    product.clock.set('2023-02-28T23:59:59+08:00');
    await runOverdue(product.services);
    expect((await view(candidate)).status).toBe('payable');
    product.clock.set('2023-03-01T00:00:00+08:00');
    await runOverdue(product.services);
    expect((await view(candidate)).status).toBe('forfeited');
  });

  it('G4 (2023): where payment is not on-line, 「资格审核」 green is 报名成功', async () => {
    const candidate = await submitted('14');
    const there = await newOffice(product, '14', String((await view(candidate)).answers.point));
    await confirm(candidate, there.counter);
    product.clock.set(DURING_2023.review);
    await decideNow(there.point, candidate.number, { do: 'approve-at-point' });
    await decideNow(there.region, candidate.number, { do: 'approve-at-region' });
    const { status, progress } = await view(candidate);
    expect([status, progress.at(-1)]).toEqual(['registered', { key: 'review', state: 'done' }]);
  });

  it('what is due in 2026 is not due in 2023, and the other way round', async () => {
    const candidate = await payable();
    product.clock.set(DURING.registration);
    const other = await newCandidate(product);
    await fillIn(other.browser);
    await submit(other.browser);
    product.clock.set(DURING_2023.payment);
    await runOverdue(product.services);
    const of2026 = await other.browser.get('getRegistration', { params: { edition: 'health-2026' } });
    expect([(await view(candidate)).status, of2026.status]).toEqual(['payable', 'submitted']);
  });
});
