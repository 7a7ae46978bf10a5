import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AccountIdentity } from '#domain/cases/case.ts';
import { newCandidate } from '../testing/candidates.ts';
import { correction, decideCaseNow, uploadPicture } from '../testing/cases.ts';
import { codeSentTo } from '../testing/newcomers.ts';
import { poolWithoutGuard, raceForCase, raceToInsert } from '../testing/race.ts';
import { newOffice, newStaff, type Office } from '../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { createCaseStore } from './case-store.ts';

let product: TestProduct;
let office: Office;
let colleague: TestBrowser;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  colleague = await newStaff(product, 'region', '13');
});
afterAll(() => product.close());

async function identityOf(id: string): Promise<AccountIdentity> {
  const found = await product.services.accounts.findAccount(id);
  if (found === null) throw new Error('no account');
  const { name, sex, birthDate, nationality, paper } = found;
  return {
    name,
    idType: paper.type,
    idNumber: paper.number,
    sex,
    birthDate,
    nationality: nationality ?? 'CN',
  };
}

async function waitingCase(change: Partial<AccountIdentity>) {
  const { browser, id } = await newCandidate(product);
  const evidence = [await uploadPicture(browser, 'uploadEvidence')];
  const body = { ...correction(change, await identityOf(id)), evidence };
  const { number } = await browser.get('openCase', { body });
  return { browser, id, number };
}

const decide = async (
  staff: TestBrowser,
  number: string,
  action: 'approve-first' | 'approve-second',
  rev: number,
) => {
  const body = { do: action, rev, reason: '' };
  const response = await staff.send('decideCase', { params: { number }, body });
  return response.statusCode === 200 ? 'done' : response.json().error.code;
};

const approvals = async (number: string) =>
  (
    await product.sql(
      `select action from case_events e join cases c using (case_id)
       where number = $1 and action like 'approve-%' order by action`,
      [number],
    )
  ).map(({ action }) => action);

describe('two members of staff at once', () => {
  it('approve ∥ approve: one is the first, the other is told to look again', async () => {
    const { number } = await waitingCase({ name: '周雅静静' });
    const outcomes = await raceForCase(product, number, [
      () => decide(office.region, number, 'approve-first', 1),
      () => decide(colleague, number, 'approve-first', 1),
    ]);
    expect(outcomes).toEqual(['done', 'case-changed']);
    expect(await approvals(number)).toEqual(['approve-first']);
  });

  it('second ∥ second: the account is corrected once', async () => {
    const { number } = await waitingCase({ name: '冯文婷婷' });
    await decideCaseNow(office.point, number, 'approve-first');
    const outcomes = await raceForCase(product, number, [
      () => decide(office.region, number, 'approve-second', 2),
      () => decide(colleague, number, 'approve-second', 2),
    ]);
    expect(outcomes.toSorted()).toEqual(['case-changed', 'done']);
    expect(await approvals(number)).toEqual(['approve-first', 'approve-second']);
  });

  it('control: without lock and revision both are taken, and the database still refuses the same person twice', async () => {
    const cut = {
      'where number = $1 for no key update': 'where number = $1',
      'and rev = $2': 'and $2::int > 0',
    };
    const { pool, used } = poolWithoutGuard(product.database.urls.app, cut);
    const kept = { ...product.services.cases };
    Object.assign(product.services.cases, createCaseStore(pool, product.services.keys));
    onTestFinished(async () => {
      Object.assign(product.services.cases, kept);
      await pool.end();
    });
    const { number } = await waitingCase({ name: '褚晓红红' });
    const outcomes = await raceForCase(product, number, [
      () => decide(office.region, number, 'approve-first', 1),
      () => decide(colleague, number, 'approve-first', 1),
    ]);
    expect(outcomes).toEqual(['done', 'done']);
    expect(await approvals(number)).toEqual(['approve-first', 'approve-first']);
    expect([...used].toSorted()).toEqual(Object.keys(cut).toSorted());
    await expect(
      product.sql('update cases set second_by = first_by where number = $1', [number]),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a number that is given back', () => {
  const PHONE = '13900007101';

  it('is never free in between: who signs up at that moment without the code does not get it', async () => {
    const squatter = await newCandidate(product);
    const { idNumber } = await identityOf(squatter.id);
    const browser = product.browser();
    await browser.get('startReclaim', { body: { phone: PHONE } });
    await browser.get('proveReclaimPhone', { body: { phone: PHONE, code: codeSentTo(product, PHONE) } });
    const evidence = [
      await uploadPicture(browser, 'uploadReclaimEvidence', 10),
      await uploadPicture(browser, 'uploadReclaimEvidence', 90),
    ];
    const who = { name: '许佳琪', idType: 'resident-id', idNumber } as const;
    await browser.get('openReclaim', { body: { ...who, region: '13', point: '1301', evidence, note: '' } });
    const { rows } = await office.point.get('listCases', { query: { kind: 'identity-reclaim' } });
    const number = rows[0]?.number ?? '';
    await decideCaseNow(office.point, number, 'approve-first');
    await product.browser().get('startSignUp', { body: { phone: PHONE } });
    const phoneCode = codeSentTo(product, PHONE);
    const signUp = async (userName: string, reclaimCode?: string) => {
      const consents = product.services.notices.consents().map(({ key, version }) => ({ key, version }));
      const twice = { ...who, nameAgain: who.name, idTypeAgain: who.idType, idNumberAgain: idNumber };
      const body = { ...twice, userName, password: 'Weikao-2026!', phone: PHONE, phoneCode, consents };
      const response = await product
        .browser()
        .send('signUp', { body: reclaimCode === undefined ? body : { ...body, reclaimCode } });
      return response.statusCode === 200 ? 'done' : response.json().error.code;
    };
    const strangers = ['first', 'second', 'third'].map((name) => signUp(`stranger-${name}`));
    const [decided, ...outcomes] = await Promise.all([
      decide(office.region, number, 'approve-second', 2),
      ...strangers,
    ]);
    expect(decided).toBe('done');
    for (const outcome of outcomes) expect(['id-number-taken', 'id-number-reserved']).toContain(outcome);
    const code = codeSentTo(product, PHONE);
    const claims = await raceToInsert(
      product,
      'id_numbers',
      ['xujiaqi-one', 'xujiaqi-two'].map((userName) => () => signUp(userName, code)),
      2,
    );
    expect(claims.toSorted()).toEqual(['done', 'id-number-taken']);
  });
});

it('two corrections to one free number: one account has it, the other keeps its own', async () => {
  const wanted = '130104198001010021';
  const [first, second] = [await waitingCase({ idNumber: wanted }), await waitingCase({ idNumber: wanted })];
  for (const { number } of [first, second]) await decideCaseNow(office.point, number, 'approve-first');
  const outcomes = await Promise.all([
    decide(office.region, first.number, 'approve-second', 2),
    decide(colleague, second.number, 'approve-second', 2),
  ]);
  expect(outcomes.toSorted()).toEqual(['done', 'id-number-taken']);
  const numbers = [(await identityOf(first.id)).idNumber, (await identityOf(second.id)).idNumber];
  expect(numbers.filter((number) => number === wanted)).toHaveLength(1);
  const lookups = await product.sql(
    'select candidate_id, count(*)::int as count from id_numbers group by 1 having count(*) > 1',
  );
  expect(lookups).toEqual([]);
});
