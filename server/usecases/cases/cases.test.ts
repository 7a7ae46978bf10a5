import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { NewCase } from '#contract/client.ts';
import type { AccountIdentity } from '#domain/cases/case.ts';
import { widenFifteenDigits } from '#domain/identity/gb11643.ts';
import { drawPortrait } from '../../demo/portrait.ts';
import { createCaseStore } from '../../postgres/case-store.ts';
import { newCandidate, openBrowserOf, savePage, type TestCandidate } from '../../testing/candidates.ts';
import { correction, decideCaseNow, mergeOf, uploadPicture } from '../../testing/cases.ts';
import { eventually } from '../../testing/eventually.ts';
import { codeSentTo } from '../../testing/newcomers.ts';
import { poolWithoutGuard } from '../../testing/race.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, logIn, rightAnswers, submit } from '../../testing/thread.ts';
import { clearEvidence } from './clear-evidence.ts';
import { evidenceKey } from './evidence.ts';

let product: TestProduct;
let office: Office;
/** A second member of each staff. */
let colleagues: Office;
beforeAll(async () => {
  product = await createTestProduct();
  office = await newOffice(product);
  colleagues = await newOffice(product);
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
let serial = 100;
/** A well-formed number that nobody else in this file has. */
function freshNumber(): string {
  serial += 2;
  return widenFifteenDigits(`130104850712${serial}`);
}

async function ask(browser: TestBrowser, wanted: Omit<NewCase, 'evidence'>) {
  const evidence = [await uploadPicture(browser, 'uploadEvidence')];
  return browser.get('openCase', { body: { ...wanted, evidence } });
}

async function identityOf(browser: TestBrowser): Promise<AccountIdentity> {
  const account = await browser.get('getAccount', {});
  const [row] = await product.sql('select candidate_id from candidates where user_name = $1', [
    account.userName,
  ]);
  const found = await product.services.accounts.findAccount(String(row?.candidate_id));
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

async function approve(number: string) {
  await decideCaseNow(office.point, number, 'approve-first');
  return decideCaseNow(office.region, number, 'approve-second');
}

const holdsOf = async ({ id }: { id: string }) =>
  (
    await product.sql(
      'select kind from holds where candidate_id = $1 and resolved_at is null order by kind',
      [id],
    )
  ).map(({ kind }) => kind);

describe('a correction of the account', () => {
  it('D6: changes name and number once two members of staff have approved; the old number is free, the session stays', async () => {
    const { browser, id } = await newCandidate(product);
    const before = await identityOf(browser);
    const number = freshNumber();
    const asked = await ask(browser, correction({ name: '周秀蓝', idNumber: number }, before));
    expect(asked).toMatchObject({
      kind: 'account-correction',
      state: 'open',
      pictures: 1,
      actions: ['withdraw'],
    });
    expect(asked.lines.find(({ key }) => key === 'idNumber')?.after).toBe(
      `**************${number.slice(-4)}`,
    );
    await decideCaseNow(office.point, asked.number, 'approve-first');
    expect((await browser.get('getAccount', {})).name).toBe(before.name);
    await decideCaseNow(office.region, asked.number, 'approve-second');
    const account = await browser.get('getAccount', {});
    expect(account).toMatchObject({ name: '周秀蓝', sex: '2', birthDate: '1985-07-12' });
    expect(account.idNumberMasked.slice(-4)).toBe(number.slice(-4));
    const lookups = await product.sql(
      'select count(*)::int as count from id_numbers where candidate_id = $1',
      [id],
    );
    expect(lookups).toEqual([{ count: 1 }]);
    expect(product.sent.at(-1)?.text).toContain('账户信息更正：账户信息已更正。');
    const { messages } = await browser.get('listMessages', { query: {} });
    expect(messages).toMatchObject([{ kind: 'case-approved', edition: null }]);
  });

  it('is taken back within thirty days by a named act with a reason', async () => {
    const { browser } = await newCandidate(product);
    const before = await identityOf(browser);
    const asked = await ask(browser, correction({ idNumber: freshNumber() }, before));
    await approve(asked.number);
    const undone = await decideCaseNow(office.region, asked.number, 'undo', '户口簿与身份证不是同一人');
    expect(undone.state).toBe('undone');
    expect(await identityOf(browser)).toEqual(before);
    expect(await browser.get('getOwnCase', { params: { number: asked.number } })).toMatchObject({
      state: 'undone',
      reason: '户口簿与身份证不是同一人',
    });
  });

  it('does not rewrite a submitted registration: staff see a mark on its file', async () => {
    const { browser } = await newCandidate(product);
    const { number } = await fillIn(browser);
    await submit(browser);
    const before = await identityOf(browser);
    const asked = await ask(browser, correction({ name: '吴玉梅子' }, before));
    await approve(asked.number);
    const file = await office.point.get('getFile', { params: { number } });
    expect(file.name).toBe(before.name);
    expect(file.cases).toEqual([
      expect.objectContaining({ number: asked.number, kind: 'account-correction', state: 'approved' }),
    ]);
  });

  it('is quoted anew into a form that was filled in before: its page is submitted once more', async () => {
    const { browser } = await newCandidate(product);
    const { rev } = await fillIn(browser);
    const asked = await ask(browser, correction({ name: '郑海燕燕' }, await identityOf(browser)));
    await approve(asked.number);
    expect(await browser.refusal('submit', { params, body: { rev } })).toMatchObject({
      code: 'pages-missing',
      params: { pages: ['person'] },
    });
    const pages = await rightAnswers(browser);
    const view = await savePage(browser, 'person', pages.person ?? {});
    expect(view.answers.name).toBe('郑海燕燕');
    expect((await submit(browser)).registration.status).toBe('submitted');
  });

  it('is refused for a number that somebody has, when it is asked for and when it is decided', async () => {
    const [first, second] = [await newCandidate(product), await newCandidate(product)];
    const taken = (await identityOf(second.browser)).idNumber;
    const before = await identityOf(first.browser);
    const evidence = [await uploadPicture(first.browser, 'uploadEvidence')];
    const body = { ...correction({ idNumber: taken }, before), evidence };
    expect(await first.browser.refusal('openCase', { body })).toMatchObject({ code: 'id-number-taken' });
    const wanted = freshNumber();
    const asked = await ask(first.browser, correction({ idNumber: wanted }, before));
    await decideCaseNow(office.point, asked.number, 'approve-first');
    const other = await ask(
      second.browser,
      correction({ idNumber: wanted }, await identityOf(second.browser)),
    );
    await approve(other.number);
    const refused = await office.region.refusal('decideCase', {
      params: { number: asked.number },
      body: { do: 'approve-second', rev: 2, reason: '' },
    });
    expect(refused).toMatchObject({ status: 409, code: 'id-number-taken' });
    expect((await identityOf(first.browser)).idNumber).toBe(before.idNumber);
    expect((await office.region.get('getCase', { params: { number: asked.number } })).state).toBe(
      'first-approved',
    );
  });
});

describe('a score merge', () => {
  /** Marie Dubois took last year's exam under an earlier passport. */
  const former = { name: 'Marie Claire Dubois', idType: 'passport', idNumber: '12AB34567' } as const;
  let marie: TestBrowser;
  beforeAll(async () => {
    marie = await logIn(product, 'mariedubois');
    const [row] = await product.sql("select candidate_id from user_names where user_name = 'mariedubois'");
    expect(row).toBeDefined();
  });

  const links = () =>
    product.sql('select year, undone_at is not null as undone from past_links order by linked_at, undone_at');

  it('H6 (2026): decided or undone, it changes which subjects the form suggests', async () => {
    const suggested = async () =>
      (await marie.get('getRegistration', { params })).lastYear?.rolling.notPassed ?? null;
    await enter(marie, '31');
    expect(await suggested()).toBeNull();
    const { number } = await ask(marie, mergeOf(EDITION, former));
    expect(await suggested()).toBeNull();
    await approve(number);
    expect(await suggested()).toEqual(['professional', 'practice']);
    await decideCaseNow(office.region, number, 'undo', '不是同一人的护照');
    expect(await suggested()).toBeNull();
  });

  it('H6 (2026): asked for on line, decided by point and region, it joins last year’s record; undone, it leaves', async () => {
    const asked = await ask(marie, mergeOf(EDITION, former));
    expect(asked).toMatchObject({
      kind: 'score-merge',
      state: 'open',
      title: '2026年度卫生专业技术资格考试',
    });
    const seen = await office.point.get('getCase', { params: { number: asked.number } });
    expect(seen.record).toEqual({ year: 2025, found: true });
    expect(seen.lines.find(({ key }) => key === 'idNumber')).toEqual({
      key: 'idNumber',
      account: '*****4231',
      asked: '*****4567',
      differs: true,
      masked: true,
    });
    await approve(asked.number);
    expect(await links()).toContainEqual({ year: 2025, undone: false });
    expect(product.sent.at(-1)?.text).toContain('成绩合并：成绩合并已完成。');
    await decideCaseNow(colleagues.region, asked.number, 'undo', '不是同一人的护照');
    expect(new Set((await links()).map(({ undone }) => undone))).toEqual(new Set([true]));
  });

  it('H6: holds the registration back from the region’s approval while it waits, also where it is entered later', async () => {
    const candidate = await newCandidate(product);
    const { name } = await identityOf(candidate.browser);
    const asked = await ask(
      candidate.browser,
      mergeOf(EDITION, { name, idType: 'passport', idNumber: 'E87654321' }),
    );
    expect(await holdsOf(candidate)).toEqual([]);
    const { number } = await fillIn(candidate.browser);
    const { receipt } = await submit(candidate.browser);
    expect(await holdsOf(candidate)).toEqual(['score-merge-pending']);
    await decideNow(office.counter, number, { do: 'confirm', code: receipt.code });
    product.clock.set(DURING.review);
    await decideNow(office.point, number, { do: 'approve-at-point' });
    const { rev } = await office.region.get('getFile', { params: { number } });
    const body = { do: 'approve-at-region', rev } as const;
    expect(await office.region.refusal('decideFile', { params: { number }, body })).toMatchObject({
      code: 'held',
      params: { hold: 'score-merge-pending' },
    });
    expect(await holdsInArea(candidate)).toEqual(['13/1301']);
    await decideCaseNow(office.point, asked.number, 'refuse', '没有提供原证件的复印件。');
    expect(await holdsOf(candidate)).toEqual([]);
    expect((await decideNow(office.region, number, { do: 'approve-at-region' })).status).toBe('payable');
  });

  const holdsInArea = async ({ id }: TestCandidate) =>
    (await product.sql('select region_id, point_id from holds where candidate_id = $1', [id])).map(
      (row) => `${row.region_id}/${row.point_id}`,
    );

  it('is not approved where nobody of that name and number took the exam', async () => {
    const { browser } = await newCandidate(product);
    const asked = await ask(browser, mergeOf(EDITION, { ...former, name: '周海燕' }));
    await decideCaseNow(office.point, asked.number, 'approve-first');
    const body = { do: 'approve-second', rev: 2, reason: '' } as const;
    const refused = await office.region.refusal('decideCase', { params: { number: asked.number }, body });
    expect(refused).toMatchObject({ status: 409, code: 'past-record-missing' });
  });

  it('H6: staff of the point open it for the candidate who stands before them', async () => {
    const candidate = await newCandidate(product);
    const { number } = await fillIn(candidate.browser);
    await submit(candidate.browser);
    const body = {
      name: candidate.name,
      idType: 'passport',
      idNumber: 'E11112222',
      note: '原护照已核对',
    } as const;
    const opened = await office.point.get('openMerge', { params: { number }, body });
    expect(opened).toMatchObject({
      kind: 'score-merge',
      state: 'open',
      name: candidate.name,
      pointName: '石家庄市',
    });
    expect(await candidate.browser.get('listOwnCases', {})).toMatchObject([
      { number: opened.number, pictures: 0 },
    ]);
    expect(await holdsOf(candidate)).toEqual(['score-merge-pending']);
  });

  it('is not opened twice, nor for the paper that the account has', async () => {
    const { browser } = await newCandidate(product);
    const own = await identityOf(browser);
    const evidence = [await uploadPicture(browser, 'uploadEvidence')];
    const same = {
      ...mergeOf(EDITION, { name: own.name, idType: own.idType, idNumber: own.idNumber }),
      evidence,
    };
    expect(await browser.refusal('openCase', { body: same })).toMatchObject({ code: 'nothing-changed' });
    const body = {
      ...mergeOf(EDITION, { name: own.name, idType: 'passport', idNumber: 'E33334444' }),
      evidence,
    };
    const key = randomUUID();
    const first = await browser.get('openCase', { body }, { key });
    expect((await browser.get('openCase', { body }, { key })).number).toBe(first.number);
    expect(await browser.refusal('openCase', { body })).toMatchObject({ status: 409, code: 'case-pending' });
    await browser.get('withdrawCase', { params: { number: first.number }, body: { rev: 1 } });
    expect((await browser.get('openCase', { body })).state).toBe('open');
  });
});

describe('an ID number that somebody else has registered', () => {
  const PHONE = '13900007001';
  const claimant = (idNumber: string) =>
    ({ name: '秦若楠', idType: 'resident-id', idNumber, region: '13', point: '1301', note: '' }) as const;

  async function proven(phone = PHONE): Promise<TestBrowser> {
    const browser = product.browser();
    await browser.get('startReclaim', { body: { phone } });
    await browser.get('proveReclaimPhone', { body: { phone, code: codeSentTo(product, phone) } });
    return browser;
  }

  async function reclaim(idNumber: string, phone = PHONE) {
    const browser = await proven(phone);
    const evidence = [
      await uploadPicture(browser, 'uploadReclaimEvidence', 10),
      await uploadPicture(browser, 'uploadReclaimEvidence', 90),
    ];
    const answer = await browser.get('openReclaim', { body: { ...claimant(idNumber), evidence } });
    expect(answer).toEqual({ done: true });
    const { rows } = await office.point.get('listCases', { query: { kind: 'identity-reclaim' } });
    return { browser, number: rows.at(-1)?.number ?? '' };
  }

  /** As whoever has that telephone: with the code that was sent there. */
  async function signUp(idNumber: string, reclaimCode?: string) {
    await product.browser().get('startSignUp', { body: { phone: PHONE } });
    const entries = {
      userName: `qinruonan${serial}`,
      password: 'Weikao-2026!',
      name: '秦若楠',
      nameAgain: '秦若楠',
      idType: 'resident-id' as const,
      idTypeAgain: 'resident-id' as const,
      idNumber,
      idNumberAgain: idNumber,
      phone: PHONE,
      phoneCode: codeSentTo(product, PHONE),
      consents: product.services.notices.consents().map(({ key, version }) => ({ key, version })),
    };
    return { body: reclaimCode === undefined ? entries : { ...entries, reclaimCode } };
  }

  it('goes, after two approvals, to whoever has the code; the other account loses it and its registration is held', async () => {
    const squatter = await newCandidate(product);
    await fillIn(squatter.browser);
    const { idNumber } = await identityOf(squatter.browser);
    const { number, browser } = await reclaim(idNumber);
    await decideCaseNow(office.point, number, 'approve-first', '手持证件照与证件相符');
    expect(await browser.refusal('signUp', await signUp(idNumber))).toMatchObject({
      code: 'id-number-taken',
    });
    await decideCaseNow(office.region, number, 'approve-second');
    const code = codeSentTo(product, PHONE);
    expect(code).toHaveLength(12);

    expect(await squatter.browser.get('getAccount', {})).toMatchObject({
      idNumberMasked: '',
      missing: ['id-paper'],
    });
    expect(await holdsOf(squatter)).toEqual(['identity-disputed']);
    const { rev } = await squatter.browser.get('getRegistration', { params });
    expect(await squatter.browser.refusal('submit', { params, body: { rev } })).toMatchObject({
      code: 'held',
    });

    expect(await browser.refusal('signUp', await signUp(idNumber))).toMatchObject({
      code: 'id-number-reserved',
    });
    expect(await browser.refusal('signUp', await signUp(idNumber, '000000000000'))).toMatchObject({
      status: 422,
      code: 'reclaim-code-wrong',
    });
    await browser.get('signUp', await signUp(idNumber, code));
    expect((await browser.get('getSession', {}))?.idTail).toBe(idNumber.slice(-4));
    serial += 2;
    expect(await product.browser().refusal('signUp', await signUp(idNumber, code))).toMatchObject({
      code: 'id-number-taken',
    });
  });

  it('lets the other account have its own number corrected; then nothing is held any more', async () => {
    const mistaken = await newCandidate(product);
    await fillIn(mistaken.browser);
    const { idNumber, ...rest } = await identityOf(mistaken.browser);
    await approve((await reclaim(idNumber, '13900007002')).number);
    const asked = await ask(mistaken.browser, correction({ idNumber: freshNumber() }, { ...rest, idNumber }));
    await approve(asked.number);
    expect((await mistaken.browser.get('getAccount', {})).missing).toEqual([]);
    expect(await holdsOf(mistaken)).toEqual([]);
  });

  it('is followed by another code, three times at most; the one before is worth nothing then', async () => {
    const squatter = await newCandidate(product);
    const { idNumber } = await identityOf(squatter.browser);
    const { number, browser } = await reclaim(idNumber);
    await approve(number);
    const first = codeSentTo(product, PHONE);
    await decideCaseNow(office.point, number, 'send-code-again');
    const second = codeSentTo(product, PHONE);
    expect(second).toMatch(/^\d{12}$/);
    expect(second).not.toBe(first);
    const key = randomUUID();
    const { rev } = await office.region.get('getCase', { params: { number } });
    const body = { do: 'send-code-again', rev, reason: '' } as const;
    for (let n = 0; n < 2; n += 1)
      await office.region.get('decideCase', { params: { number }, body }, { key });
    const third = codeSentTo(product, PHONE);
    await decideCaseNow(office.point, number, 'send-code-again');
    const last = codeSentTo(product, PHONE);
    const now = await office.region.get('getCase', { params: { number } });
    expect(now.actions).not.toContain('send-code-again');
    expect(
      await office.region.refusal('decideCase', { params: { number }, body: { ...body, rev: now.rev } }),
    ).toMatchObject({ status: 429, code: 'code-sent-often' });
    serial += 2;
    for (const code of [first, second, third]) {
      expect(await browser.refusal('signUp', await signUp(idNumber, code))).toMatchObject({
        code: 'reclaim-code-wrong',
      });
    }
    await browser.get('signUp', await signUp(idNumber, last));
    expect((await browser.get('getSession', {}))?.idTail).toBe(idNumber.slice(-4));
  });

  it('has no code to send again once its owner has signed up', async () => {
    const squatter = await newCandidate(product);
    const { idNumber } = await identityOf(squatter.browser);
    const { number, browser } = await reclaim(idNumber);
    await approve(number);
    serial += 2;
    await browser.get('signUp', await signUp(idNumber, codeSentTo(product, PHONE)));
    const { rev } = await office.point.get('getCase', { params: { number } });
    const body = { do: 'send-code-again', rev, reason: '' } as const;
    expect(await office.point.refusal('decideCase', { params: { number }, body })).toMatchObject({
      status: 409,
      code: 'case-overtaken',
    });
  });

  it('lets the region release the other registration, with a reason that stays on record; its candidate is told', async () => {
    const mistaken = await newCandidate(product);
    await fillIn(mistaken.browser);
    const { idNumber } = await identityOf(mistaken.browser);
    const { number } = await reclaim(idNumber, '13900007012');
    await approve(number);
    expect(await holdsOf(mistaken)).toEqual(['identity-disputed']);
    const { rev } = await office.region.get('getCase', { params: { number } });
    const release = (reason: string, at: number) =>
      ({ params: { number }, body: { do: 'release-hold', rev: at, reason } }) as const;
    expect(await office.point.refusal('decideCase', release('已核实', rev))).toMatchObject({ status: 403 });
    expect(await office.region.refusal('decideCase', release('  ', rev))).toMatchObject({
      code: 'case-reason-needed',
    });
    expect(await holdsOf(mistaken)).toEqual(['identity-disputed']);
    product.clock.set('2025-12-04T09:00:00+08:00');
    const released = await office.region.get('decideCase', release('公安机关已核实另一账户的身份', rev));
    expect(released).toMatchObject({ state: 'approved', rev: rev + 1 });
    expect(released.history.at(-1)).toMatchObject({
      action: 'release-hold',
      reason: '公安机关已核实另一账户的身份',
    });
    expect(await holdsOf(mistaken)).toEqual([]);
    const { messages } = await mistaken.browser.get('listMessages', { query: {} });
    expect(messages.map(({ kind, edition }) => [kind, edition])).toEqual([
      ['hold-released', EDITION],
      ['held', EDITION],
    ]);
    expect(await office.region.refusal('decideCase', release('再次', rev + 1))).toMatchObject({
      status: 409,
      code: 'nothing-held',
    });
    const again = await office.region.get('getCase', { params: { number } });
    expect(again.rev).toBe(rev + 1);
  });

  it('without its number opens no exam', async () => {
    const squatter = await newCandidate(product);
    const { idNumber } = await identityOf(squatter.browser);
    await approve((await reclaim(idNumber, '13900007003')).number);
    const body = { region: '13', notice: 'health-2026-1' };
    expect(await squatter.browser.refusal('enter', { params, body })).toMatchObject({
      code: 'account-incomplete',
      params: { missing: ['id-paper'] },
    });
  });

  it('is not told of, and not asked for without a proven telephone, both pictures, or a need', async () => {
    const { browser: owner } = await newCandidate(product);
    const { idNumber } = await identityOf(owner);
    const stranger = product.browser();
    const body = { ...claimant(idNumber), evidence: [] };
    expect(await stranger.refusal('openReclaim', { body })).toMatchObject({
      status: 401,
      code: 'phone-not-proven',
    });
    const browser = await proven('13900007004');
    expect(await browser.refusal('openReclaim', { body })).toMatchObject({
      status: 422,
      code: 'evidence-missing',
    });
    const free = { ...claimant(freshNumber()), evidence: [] };
    expect(await browser.refusal('openReclaim', { body: free })).toMatchObject({ code: 'id-number-free' });
    const foreign = await uploadPicture(owner, 'uploadEvidence');
    const borrowed = { ...claimant(idNumber), evidence: [foreign, foreign] };
    expect(await browser.refusal('openReclaim', { body: borrowed })).toMatchObject({
      code: 'evidence-missing',
    });
    browser.cookies.set('weikao_test_claim', 'A'.repeat(200));
    expect(await browser.refusal('openReclaim', { body })).toMatchObject({ code: 'phone-not-proven' });
  });

  it('sends no more than five codes an hour to a telephone, and takes no guess', async () => {
    const browser = product.browser();
    const phone = '13900007005';
    for (let n = 0; n < 5; n += 1) await browser.get('startReclaim', { body: { phone } });
    expect(await browser.refusal('startReclaim', { body: { phone } })).toMatchObject({ status: 429 });
    const code = codeSentTo(product, phone);
    const wrong = code === '111111' ? '222222' : '111111';
    for (let n = 0; n < 5; n += 1) {
      await browser.refusal('proveReclaimPhone', { body: { phone, code: wrong } });
    }
    expect(await browser.refusal('proveReclaimPhone', { body: { phone, code } })).toMatchObject({
      code: 'phone-code-wrong',
    });
  });
});

describe('one person with two accounts', () => {
  /** Two accounts of one name and birth date; `phone` makes them alike. */
  async function twins(phone: string) {
    const [older, newer] = [await newCandidate(product), await newCandidate(product)];
    product.clock.set('2025-12-03T11:00:00+08:00');
    await product.sql('update candidates set created_at = $2 where candidate_id = $1', [
      newer.id,
      product.clock.now(),
    ]);
    const identity = await identityOf(older.browser);
    const wanted = { ...(await identityOf(newer.browser)), name: identity.name, idType: 'passport' as const };
    const asked = await ask(
      newer.browser,
      correction({ idNumber: `G${serial}45678` }, { ...wanted, birthDate: identity.birthDate, sex: '2' }),
    );
    await approve(asked.number);
    const basics = {
      nationality: 'CN',
      sex: '2',
      birthDate: identity.birthDate,
      ethnicity: '01',
      idValidUntil: null,
    };
    for (const { id } of [older, newer]) await product.services.accounts.setPhone(id, phone);
    await older.browser.get('saveBasics', { body: basics });
    await newer.browser.get('saveBasics', { body: basics });
    serial += 2;
    return { older, newer };
  }

  const about = async ({ browser }: TestCandidate) =>
    (await browser.get('listOwnCases', {})).filter(({ kind }) => kind === 'duplicate-person');

  it('is noticed; the case is about the newer account, once, and its registration is held until it is decided', async () => {
    const { older, newer } = await twins('13900008001');
    const [found, ...more] = await about(newer);
    expect([found?.state, found?.lines, more]).toEqual(['open', [], []]);
    expect(await about(older)).toEqual([]);
    const nation = await newStaff(product, 'nation', null);
    const number = found?.number ?? '';
    expect((await nation.get('getCase', { params: { number } })).alike).toBe('person');
    expect(await office.region.refusal('getCase', { params: { number } })).toMatchObject({ status: 404 });
    await enter(newer.browser);
    expect(await holdsOf(newer)).toEqual(['duplicate-suspected']);
    expect((await office.region.get('getCase', { params: { number } })).regionName).toBe('河北省');
    await decideCaseNow(office.region, number, 'approve-first');
    await decideCaseNow(nation, number, 'approve-second');
    expect(await holdsOf(newer)).toEqual(['duplicate-suspected']);
    await decideCaseNow(nation, number, 'undo', '两人是双胞胎，户口簿可证');
    expect(await holdsOf(newer)).toEqual([]);
  });

  it('is let go where staff find two people', async () => {
    const { newer } = await twins('13900008002');
    await enter(newer.browser);
    const [found] = await about(newer);
    await decideCaseNow(office.region, found?.number ?? '', 'refuse', '同名同姓的两个人');
    expect(await holdsOf(newer)).toEqual([]);
  });
});

describe('what staff do', () => {
  it('is on a list of what waits, oldest first, and can be asked for by kind and state', async () => {
    const { browser } = await newCandidate(product);
    const asked = await ask(browser, correction({ name: '陈春花' }, await identityOf(browser)));
    const listed = async (query: {
      kind?: 'score-merge' | 'account-correction';
      state?: 'open' | 'refused';
    }) => (await office.point.get('listCases', { query })).rows.map(({ number }) => number);
    expect(await listed({})).toContain(asked.number);
    expect(await listed({ kind: 'score-merge' })).not.toContain(asked.number);
    expect(await listed({ state: 'refused' })).not.toContain(asked.number);
    await decideCaseNow(office.point, asked.number, 'refuse', '证件照片看不清楚。');
    expect(await listed({})).not.toContain(asked.number);
    expect(await listed({ state: 'refused' })).toContain(asked.number);
    expect(await browser.get('getOwnCase', { params: { number: asked.number } })).toMatchObject({
      state: 'refused',
      reason: '证件照片看不清楚。',
    });
  });

  it('is masked; looking behind the mask is written down before anything is shown', async () => {
    const { browser } = await newCandidate(product);
    const identity = await identityOf(browser);
    const asked = await ask(browser, correction({ name: '沈文婷婷' }, identity));
    const at = { params: { number: asked.number } };
    expect(JSON.stringify(await office.point.get('getCase', at))).not.toContain(identity.idNumber);
    product.clock.set('2025-12-03T10:05:00+08:00');
    const { lines } = await office.point.get('unmaskCase', { ...at, body: { why: '与身份证原件核对' } });
    expect(lines.find(({ key }) => key === 'idNumber')?.account).toBe(identity.idNumber);
    const { history } = await office.point.get('getCase', at);
    expect(history.at(-1)).toMatchObject({ action: 'look', role: 'point', reason: '与身份证原件核对' });
  });

  it('shows a picture to the staff of the place only, and no picture that the case does not have', async () => {
    const { browser } = await newCandidate(product);
    const asked = await ask(browser, correction({ name: '韩佳琪琪' }, await identityOf(browser)));
    const { evidence } = await office.point.get('getCase', { params: { number: asked.number } });
    const look = async (staff: TestBrowser, digest: string) =>
      (await staff.send('getCaseEvidence', { params: { number: asked.number, digest } })).statusCode;
    const [digest = ''] = evidence;
    expect(await look(office.point, digest)).toBe(200);
    expect(await look(await newStaff(product, 'point', '13', '1306'), digest)).toBe(404);
    expect(await look(office.point, 'f'.repeat(64))).toBe(404);
  });

  it('counts once: the same approval sent again is answered and not taken for the second', async () => {
    const { browser } = await newCandidate(product);
    const asked = await ask(browser, correction({ name: '杨丽娟娟' }, await identityOf(browser)));
    const body = { do: 'approve-first', rev: 1, reason: '' } as const;
    const key = randomUUID();
    const decide = () => office.region.get('decideCase', { params: { number: asked.number }, body }, { key });
    expect([(await decide()).state, (await decide()).state]).toEqual(['first-approved', 'first-approved']);
    const second = { ...body, do: 'approve-second', rev: 2 } as const;
    const refused = await office.region.refusal('decideCase', {
      params: { number: asked.number },
      body: second,
    });
    expect(refused).toMatchObject({ status: 403, code: 'same-member-of-staff' });
    const other = await colleagues.region.get('decideCase', {
      params: { number: asked.number },
      body: second,
    });
    expect(other.state).toBe('approved');
  });
});

describe('pictures', () => {
  const A_DAY = 24 * 60 * 60 * 1000;
  const fileOf = (id: string, digest: string) => product.services.files.find(evidenceKey(id, digest));
  const later = (ms: number) => {
    const at = new Date(product.clock.wall().getTime() + ms);
    return { ...product.services, clock: { ...product.clock, now: product.clock.now, wall: () => at } };
  };

  it('that no case names are cleared away after a day; those of a case stay', async () => {
    const { browser, id } = await newCandidate(product);
    const asked = await ask(browser, correction({ name: '顾清扬' }, await identityOf(browser)));
    const kept = (await office.point.get('getCase', { params: { number: asked.number } })).evidence[0] ?? '';
    const loose = await uploadPicture(browser, 'uploadEvidence', 120);
    await clearEvidence(later(A_DAY - 60_000));
    expect(await fileOf(id, loose)).not.toBeNull();
    expect(await clearEvidence(later(A_DAY + 60_000))).toBeGreaterThanOrEqual(1);
    expect([await fileOf(id, loose), (await fileOf(id, kept)) === null]).toEqual([null, false]);
    const body = {
      ...mergeOf(EDITION, { name: '顾青', idType: 'passport', idNumber: 'E55556666' }),
      evidence: [loose],
    };
    expect(await browser.refusal('openCase', { body })).toMatchObject({ code: 'evidence-missing' });
  });

  it('sent once more after a while count from then', async () => {
    const { browser, id } = await newCandidate(product);
    const input = { body: Buffer.from(await drawPortrait(140)) } as never;
    const upload = () => browser.get('uploadEvidence', input, { headers: { 'content-type': 'image/jpeg' } });
    const { digest } = await upload();
    const age =
      "update evidence_pictures set uploaded_at = uploaded_at - interval '2 days' where owner_id = $1";
    await product.sql(age, [id]);
    expect((await upload()).digest).toBe(digest);
    await clearEvidence(later(0));
    expect(await fileOf(id, digest)).not.toBeNull();
    await product.sql(age, [id]);
    await clearEvidence(later(0));
    expect(await fileOf(id, digest)).toBeNull();
  });

  it('whose file cannot be deleted now are tried again', async () => {
    const { browser, id } = await newCandidate(product);
    const digest = await uploadPicture(browser, 'uploadEvidence', 160);
    const deps = later(A_DAY + 60_000);
    const files = { ...deps.files, delete: () => Promise.reject(new Error('away')) };
    await expect(clearEvidence({ ...deps, files })).rejects.toThrow('away');
    expect(await fileOf(id, digest)).not.toBeNull();
    expect(await clearEvidence(deps)).toBeGreaterThanOrEqual(1);
    expect(await fileOf(id, digest)).toBeNull();
  });

  /** A case is asked for while its picture is being cleared away: the row is held, the file still there. */
  async function namedWhileCleared() {
    const { browser, id } = await newCandidate(product);
    const evidence = [await uploadPicture(browser, 'uploadEvidence', 180)];
    const body = { ...correction({ name: '顾清' }, await identityOf(browser)), evidence };
    const deps = later(A_DAY + 60_000);
    let opening: ReturnType<typeof browser.send> | undefined;
    const remove = async (key: string) => {
      if (key.includes(id)) {
        opening = browser.send('openCase', { body });
        await untilLocked();
      }
      await deps.files.delete(key);
    };
    await clearEvidence({ ...deps, files: { ...deps.files, delete: remove } });
    const answer = await opening;
    const cases = await product.sql('select 1 from cases where candidate_id = $1', [id]);
    return { code: answer?.statusCode === 200 ? 'opened' : answer?.json().error.code, cases: cases.length };
  }

  it('named ∥ cleared away: who asks is told that the picture is missing, and no case is without its picture', async () => {
    expect(await namedWhileCleared()).toEqual({ code: 'evidence-missing', cases: 0 });
  });

  it('control: without the lock a case is opened whose picture is gone', async () => {
    const cut = { 'order by digest for update': 'order by digest' };
    const { pool, used } = poolWithoutGuard(product.database.urls.app, cut);
    const kept = { ...product.services.cases };
    Object.assign(product.services.cases, createCaseStore(pool, product.services.keys));
    onTestFinished(async () => {
      Object.assign(product.services.cases, kept);
      await pool.end();
    });
    expect(await namedWhileCleared()).toEqual({ code: 'opened', cases: 1 });
    expect([...used]).toEqual(Object.keys(cut));
  });

  async function untilLocked() {
    await eventually(async () => {
      const [row] = await product.sql(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      if (Number(row?.count) === 0) throw new Error('nobody waits yet');
    });
  }
});

it('of another candidate a case is not there, whatever is done to it', async () => {
  const [owner, other] = [await newCandidate(product), await newCandidate(product)];
  const asked = await ask(owner.browser, correction({ name: '朱思雨雨' }, await identityOf(owner.browser)));
  const at = { params: { number: asked.number } };
  for (const refused of [
    await other.browser.refusal('getOwnCase', at),
    await other.browser.refusal('withdrawCase', { ...at, body: { rev: 1 } }),
  ]) {
    expect(refused).toMatchObject({ status: 404, code: 'case-not-found' });
  }
  const again = await openBrowserOf(product, owner.id);
  expect(await again.get('getOwnCase', at)).toEqual(asked);
});
