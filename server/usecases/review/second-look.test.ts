import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCandidate } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, type Pages, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
let colleague: TestBrowser;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  colleague = await newStaff(product, 'point', '13', '1301');
});
afterAll(() => product.close());
beforeEach(async () => {
  await product.sql('delete from file_leases');
  await product.sql("update registrations set status = 'refused', status_before = 'confirmed'");
});

async function lookTwice(rules: readonly string[], percent: number): Promise<void> {
  await product.sql('update region_settings set second_look_rules = $1, second_look_percent = $2', [
    rules,
    percent,
  ]);
  await product.services.reloadReference();
}

async function waiting(changes: Pages = {}) {
  product.clock.set(DURING.registration);
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser, '13', changes);
  const { receipt } = await submit(candidate.browser);
  await decideNow(office.counter, receipt.number, { do: 'confirm', code: receipt.code });
  product.clock.set(DURING.review);
  return { ...candidate, number: receipt.number };
}

const PASS = { do: 'approve-at-point' as const };
const of = ({ id }: { id: string }) => ({ edition: EDITION, candidate: id });
const looks = () => product.sql('select stage, cause, outcome from second_looks order by at, seq');
const next = async (staff: TestBrowser) =>
  (await staff.get('takeNextFile', { body: { passingOver: [] } })).file;

describe('four eyes', () => {
  it('a lot of every pass: the first changes nothing that anybody sees, the second passes it', async () => {
    await lookTwice([], 100);
    const file = await waiting();
    const before = await colleague.get('getFile', { params: { number: file.number } });
    const first = await decideNow(office.point, file.number, PASS);
    expect(first).toMatchObject({ status: 'confirmed', statusSince: before.statusSince });
    expect(first.history.at(-1)).toMatchObject({ action: 'pass-first' });
    const messages = await file.browser.get('listMessages', { query: {} });
    expect(JSON.stringify(messages)).not.toContain('endorsed');

    // The second: the same file as before, but for its rev.
    const seen = await next(colleague);
    expect(seen).toMatchObject({ number: file.number, actions: before.actions, history: before.history });
    expect(JSON.stringify(seen)).not.toMatch(/first-?pass|pass-first/i);
    const passed = await decideNow(colleague, file.number, PASS);
    expect(passed.status).toBe('endorsed');
    expect(await actionsOf(product, of(file))).toEqual(
      expect.arrayContaining(['pass-first', 'approve-at-point']),
    );
    expect(await looks()).toEqual([{ stage: 'point', cause: 'sample', outcome: 'agreed' }]);
    expect(await faultsOf(product, of(file))).toEqual([]);
  });

  it('the same person does not do both: their file comes to them no more, nor does their second pass count', async () => {
    await lookTwice([], 100);
    const file = await waiting();
    await decideNow(office.point, file.number, PASS);
    expect(await next(office.point)).toBeNull();
    const { rev, actions } = await office.point.get('getFile', { params: { number: file.number } });
    expect(actions).not.toContain('approve-at-point');
    for (const decision of [PASS, { do: 'refuse' as const, reason: 'years-too-few' }]) {
      const { token } = await office.point.get('takeFile', { params: { number: file.number } });
      const body = { ...decision, rev, lease: token ?? 0 };
      const refusal = await office.point.refusal('decideFile', { params: { number: file.number }, body });
      expect(refusal).toMatchObject({ status: 409, code: 'own-first-pass' });
    }
    const asked = await office.point.refusal('decideFile', {
      params: { number: file.number },
      body: { do: 'pass-first', rev },
    });
    expect(asked).toMatchObject({ status: 403, code: 'not-permitted' });
  });

  it('where they disagree the refusal holds, and that they did is kept to be counted', async () => {
    await lookTwice(['employer-by-hand'], 0);
    await product.sql('delete from second_looks');
    const file = await waiting({
      employment: { employer: 'other', employer_other: '栾城区康宁诊所', employer_category: 'clinic' },
    });
    await decideNow(office.point, file.number, PASS);
    const refused = await decideNow(colleague, file.number, { do: 'refuse', reason: 'years-too-few' });
    expect(refused.status).toBe('refused');
    expect(await looks()).toEqual([{ stage: 'point', cause: 'employer-by-hand', outcome: 'disagreed' }]);
    expect(await faultsOf(product, of(file))).toEqual([]);
  });

  it('a first pass is taken back by who gave it, at once or with a reason; then everything begins anew', async () => {
    await lookTwice([], 100);
    const file = await waiting();
    await decideNow(office.point, file.number, PASS);
    const back = { do: 'revert-first-pass' as const, reason: 'slip' };
    const { rev } = await colleague.get('getFile', { params: { number: file.number } });
    const body = { ...back, rev };
    expect(await colleague.refusal('decideFile', { params: { number: file.number }, body })).toMatchObject({
      code: 'reason-needed',
    });
    await decideNow(office.point, file.number, back);
    expect(
      (await colleague.get('getFile', { params: { number: file.number } })).history.at(-1),
    ).toMatchObject({
      action: 'confirm',
    });
    expect((await next(office.point))?.number).toBe(file.number);
    const again = await decideNow(colleague, file.number, PASS).catch(() => null);
    expect(again).toBeNull();
    expect(await faultsOf(product, of(file))).toEqual([]);
  });

  it('the region looks twice at its own stage; where there is one reviewer only, one pass is enough', async () => {
    await lookTwice([], 100);
    const file = await waiting();
    await decideNow(office.point, file.number, PASS);
    await decideNow(colleague, file.number, PASS);
    const alone = await decideNow(office.region, file.number, { do: 'approve-at-region' });
    expect(alone.status).toBe('payable');
    const other = await newStaff(product, 'region', '13');
    const second = await waiting();
    await decideNow(office.point, second.number, PASS);
    await decideNow(colleague, second.number, PASS);
    expect((await decideNow(office.region, second.number, { do: 'approve-at-region' })).status).toBe(
      'endorsed',
    );
    expect((await decideNow(other, second.number, { do: 'approve-at-region' })).status).toBe('payable');
  });

  it('is counted by stage, cause, place and pair, with what waits; for administrators and auditors, never for who may be the second', async () => {
    await lookTwice([], 100);
    await product.sql('delete from second_looks');
    await product.sql('update registrations set first_pass = null');
    const [agreed, disagreed, open] = [await waiting(), await waiting(), await waiting()];
    for (const file of [agreed, disagreed, open]) await decideNow(office.point, file.number, PASS);
    await decideNow(colleague, agreed.number, PASS);
    await decideNow(colleague, disagreed.number, { do: 'refuse', reason: 'years-too-few' });
    product.clock.set(new Date(Date.parse(DURING.review) + 3 * 86_400_000).toISOString());

    const query = { edition: EDITION, region: '13' };
    const administrator = await newStaff(product, 'region-administrator', '13');
    const seen = await administrator.get('getSecondLooks', { query });
    const counted = { looks: 2, disagreed: 1, waiting: 1 };
    const nothing = { looks: 0, disagreed: 0, waiting: 0 };
    const stages = [
      { stage: 'point', ...counted },
      { stage: 'region', ...nothing },
    ];
    expect(seen.stages).toEqual(stages);
    expect(seen.waiting).toEqual({ count: 1, bands: [0, 0, 1, 0], oldest: '2025-12-22' });
    expect(seen.causes).toEqual([{ cause: 'sample', looks: 2, disagreed: 1 }]);
    expect(seen.places.find(({ code }) => code === '1301')?.stages).toEqual(stages);
    expect(seen.pairs).toEqual([
      { stage: 'point', place: '石家庄市', first: '范丽君', second: '范丽君', looks: 2, disagreed: 1 },
    ]);

    const nation = await newStaff(product, 'auditor', null);
    const country = await nation.get('getSecondLooks', { query: { edition: EDITION } });
    expect(country.places.find(({ code }) => code === '13')?.stages).toEqual(stages);
    expect(country.pairs).toEqual([]);

    const henan = await newStaff(product, 'region-administrator', '41');
    expect(await henan.refusal('getSecondLooks', { query })).toMatchObject({ status: 404 });
    expect((await henan.get('getSecondLooks', { query: { edition: EDITION } })).waiting.count).toBe(0);
    for (const reviewer of [office.point, colleague, office.region])
      expect(await reviewer.refusal('getSecondLooks', { query })).toMatchObject({ status: 403 });
  });

  it('a region that wants none has none', async () => {
    await lookTwice([], 0);
    const file = await waiting();
    expect((await decideNow(office.point, file.number, PASS)).status).toBe('endorsed');
  });
});
