import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCandidate, savePage, type TestCandidate, withdrawAndChange } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, logIn, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
const view = (browser: TestBrowser) => browser.get('getRegistration', { params });
const of = ({ id }: TestCandidate) => ({ edition: EDITION, candidate: id });
const CONTACT = { phone: '13900002001', address: '石家庄市中山西路1号', postcode: '050000' };

async function filledIn() {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  return candidate;
}

async function submitted() {
  const candidate = await filledIn();
  const { receipt } = await submit(candidate.browser);
  return { ...candidate, receipt };
}

/** What comes of an act at each of these moments, each time tried by somebody for whom it is open otherwise. */
async function outcomesAt(
  moments: readonly string[],
  arrange: () => Promise<TestCandidate>,
  act: (browser: TestBrowser) => Promise<{ statusCode: number; json(): { error: { code: string } } }>,
) {
  const outcomes: Record<string, string> = {};
  for (const moment of moments) {
    product.clock.set(DURING.registration);
    const { browser } = await arrange();
    product.clock.set(moment);
    const response = await act(browser);
    outcomes[moment.slice(5, 19)] = response.statusCode === 200 ? 'done' : response.json().error.code;
  }
  return outcomes;
}

const submitNow = async (browser: TestBrowser) => {
  const { rev } = await view(browser);
  return browser.send('submit', { params, body: { rev } });
};

describe('「提交报名信息」', () => {
  it('D1 (2026): pages or photo that are missing are named, and nothing is submitted', async () => {
    const candidate = await newCandidate(product);
    const { browser } = candidate;
    const notice = product.services.notices.registrationNotice(EDITION);
    await browser.get('enter', { params, body: { region: '13', notice } });
    const pages = await rightAnswers(browser);
    await savePage(browser, 'contact', pages.contact ?? {});
    const refusal = await browser.refusal('submit', { params, body: { rev: 2 } });
    expect(refusal).toMatchObject({ status: 409, code: 'pages-missing' });
    expect(refusal.params?.pages).toEqual(['exam-point', 'person', 'application', 'education', 'employment']);
    for (const [page, answers] of Object.entries(pages)) await savePage(browser, page, answers);
    const photoless = await browser.refusal('submit', { params, body: { rev: 8 } });
    expect(photoless).toMatchObject({ status: 409, code: 'photo-missing' });
    expect(await view(browser)).toMatchObject({ status: 'draft', code: null, revision: 0 });
    const print = await browser.send('printForm', { params });
    expect([print.statusCode, print.json().error.code]).toEqual([409, 'wrong-status']);
    expect(await actionsOf(product, of(candidate))).not.toContain('submit');
  });

  it('D1 (2026): what was submitted stands under a code, and waits for its confirmation', async () => {
    const candidate = await submitted();
    const registration = await view(candidate.browser);
    expect(registration).toMatchObject({ status: 'submitted', revision: 1, code: candidate.receipt.code });
    expect(candidate.receipt.number).toBe(registration.number);
    const states = Object.fromEntries(registration.progress.map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({ submission: 'done', confirmation: 'current', review: 'not-reached' });
    expect(registration.actions).toEqual(expect.arrayContaining(['withdraw', 'print']));
    const messages = await product.sql('select kind, state from messages where candidate_id = $1', [
      candidate.id,
    ]);
    expect(messages).toEqual([{ kind: 'unconfirmed', state: 'waiting' }]);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('D1 (2026): somebody who has not seen the newest state cannot submit it', async () => {
    const { browser } = await filledIn();
    const { rev } = await view(browser);
    await savePage(browser, 'contact', CONTACT);
    const refusal = await browser.refusal('submit', { params, body: { rev } });
    expect(refusal).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect((await view(browser)).status).toBe('draft');
  });

  it('E1 (2026): the candidate is told time, place and papers of the confirmation', async () => {
    const { region } = await view((await submitted()).browser);
    expect(region.place).toContain('现场确认点');
    expect(region.papers).toContain('有效身份证件原件和复印件');
    expect(region.windows.confirmation.closesAt).toBe('2025-12-17T09:00:00.000Z');
  });
});

describe('printing', () => {
  it('D4 (2026): the form is the frozen revision, the same bytes whatever changes on the account or in the lists', async () => {
    const { browser } = await submitted();
    const print = async () => (await browser.send('printForm', { params })).rawPayload;
    const first = await print();
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    const basics = { nationality: 'CN', sex: null, birthDate: null, ethnicity: '02' };
    await browser.get('saveBasics', { body: { ...basics, idValidUntil: null } });
    await product.sql("update options set label = '改了名的' where list = 'ethnicity' and code = '01'");
    await product.services.reloadReference();
    expect((await print()).equals(first)).toBe(true);
    await withdrawAndChange(browser, 'contact', CONTACT);
    const { registration } = await submit(browser);
    expect(registration.revision).toBe(2);
    expect((await print()).equals(first)).toBe(false);
    await product.sql("update options set label = '汉族' where list = 'ethnicity' and code = '01'");
    await product.services.reloadReference();
  });

  it('D4 (2026): a withdrawn form is not printed', async () => {
    const { browser } = await submitted();
    await browser.get('withdraw', { params });
    expect((await browser.send('printForm', { params })).statusCode).toBe(409);
    expect((await view(browser)).actions).not.toContain('print');
  });
});

describe('「撤回信息提交」 and changing', () => {
  it('D5, D7 (2026): withdraw, change, submit: a new code under the next number, and the old revision stays as it was', async () => {
    const candidate = await submitted();
    const { browser, receipt } = candidate;
    const frozen = await product.services.store.findRevision(of(candidate), 1);
    const changed = await withdrawAndChange(browser, 'contact', CONTACT);
    expect(changed).toMatchObject({ status: 'draft', savedPages: expect.arrayContaining(['employment']) });
    const again = await submit(browser);
    expect(again.receipt.revision).toBe(2);
    expect(again.receipt.code.slice(0, 11)).not.toBe(receipt.code.slice(0, 11));
    expect([receipt.code.slice(-2), again.receipt.code.slice(-2)]).toEqual(['01', '02']);
    expect(again.receipt.number).toBe(receipt.number);
    expect(await product.services.store.findRevision(of(candidate), 1)).toEqual(frozen);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('D7 (2026): submitted again unchanged, the printed form keeps its code', async () => {
    const candidate = await submitted();
    const { browser, receipt } = candidate;
    const { contact } = await rightAnswers(browser);
    await withdrawAndChange(browser, 'contact', contact ?? {});
    const again = await submit(browser);
    expect(again.receipt).toMatchObject({ code: receipt.code, revision: 1 });
    const revisions = await product.sql('select 1 from registration_revisions where candidate_id = $1', [
      candidate.id,
    ]);
    expect(revisions).toHaveLength(1);
  });

  it('D7 (2026): changed there and back again, the form is a new one', async () => {
    const { browser, receipt } = await submitted();
    const { contact } = await rightAnswers(browser);
    await withdrawAndChange(browser, 'contact', CONTACT);
    const second = await submit(browser);
    await withdrawAndChange(browser, 'contact', contact ?? {});
    const third = await submit(browser);
    expect(new Set([receipt.code, second.receipt.code, third.receipt.code]).size).toBe(3);
    expect(third.receipt.revision).toBe(3);
  });

  it('D6 (2026): no change touches what the first submission has fixed, also where it was chosen by hand (C3)', async () => {
    const browser = await logIn(product, 'mariedubois');
    const chosen = { sex: '2', birth_date: '1988-02-29' };
    await fillIn(browser, '13', { person: chosen });
    // Before it is submitted the choice is still free.
    const { person } = await rightAnswers(browser);
    expect((await savePage(browser, 'person', { ...person, ...chosen, sex: '1' })).answers.sex).toBe('1');
    await savePage(browser, 'person', { ...person, ...chosen });
    const { registration } = await submit(browser);
    const fixed = ['name', 'id_type', 'id_number', 'nationality', 'sex', 'birth_date'];
    expect([...registration.locked].sort()).toEqual([...fixed].sort());
    const before = fixed.map((key) => registration.answers[key]);
    await browser.get('withdraw', { params });
    const other = { sex: '1', birth_date: '1990-01-01', name: 'MARIE', id_number: 'X1', nationality: 'BE' };
    const basics = { nationality: 'BE', sex: '1', birthDate: '1990-01-01', ethnicity: null };
    await browser.get('saveBasics', { body: { ...basics, idValidUntil: null } });
    const changed = await savePage(browser, 'person', { ...person, ...other, health: '20' });
    expect(fixed.map((key) => changed.answers[key])).toEqual(before);
    expect(changed.answers.health).toBe('20');
    const moved = await browser.get('changeRegion', { params, body: { region: '14' } });
    expect(fixed.map((key) => moved.answers[key])).toEqual(before);
  });
});

describe('to the second', () => {
  const REGISTRATION_END = [
    '2025-12-15T23:59:58+08:00',
    '2025-12-15T23:59:59+08:00',
    '2025-12-16T00:00:00+08:00',
  ];
  const CONFIRMATION_END = [
    '2025-12-17T16:59:59+08:00',
    '2025-12-17T17:00:00+08:00',
    '2025-12-17T17:00:01+08:00',
  ];
  const withdrawn = async () => {
    const candidate = await submitted();
    await candidate.browser.get('withdraw', { params });
    return candidate;
  };

  it('D1 (2026): the first submission ends with registration', async () => {
    expect(await outcomesAt(REGISTRATION_END, filledIn, submitNow)).toEqual({
      '12-15T23:59:58': 'done',
      '12-15T23:59:59': 'done',
      '12-16T00:00:00': 'window-closed',
    });
  });

  it('D5 (2026): a submission can be withdrawn until confirmation ends, also when registration has closed', async () => {
    const withdraw = (browser: TestBrowser) => browser.send('withdraw', { params });
    const moments = ['2025-12-16T10:00:00+08:00', ...CONFIRMATION_END];
    expect(await outcomesAt(moments, submitted, withdraw)).toEqual({
      '12-16T10:00:00': 'done',
      '12-17T16:59:59': 'done',
      '12-17T17:00:00': 'done',
      '12-17T17:00:01': 'window-closed',
    });
  });

  it('D5 (2026): it can be withdrawn from the first day on, before confirmation has begun', async () => {
    product.clock.set('2025-12-02T09:00:00+08:00');
    const { browser } = await submitted();
    expect((await browser.get('withdraw', { params })).status).toBe('draft');
  });

  it('D5 (2026): after a withdrawal pages are changed and submitted until confirmation ends', async () => {
    const changeAndSubmit = async (browser: TestBrowser) => {
      const { rev } = await view(browser);
      const body = { answers: CONTACT, rev };
      const saved = await browser.send('savePage', { params: { ...params, page: 'contact' }, body });
      return saved.statusCode === 200 ? submitNow(browser) : saved;
    };
    const moments = ['2025-12-16T10:00:00+08:00', ...CONFIRMATION_END];
    expect(await outcomesAt(moments, withdrawn, changeAndSubmit)).toEqual({
      '12-16T10:00:00': 'done',
      '12-17T16:59:59': 'done',
      '12-17T17:00:00': 'done',
      '12-17T17:00:01': 'window-closed',
    });
    expect((await outcomesAt(CONFIRMATION_END, withdrawn, submitNow))['12-17T17:00:01']).toBe(
      'window-closed',
    );
  });

  it('B4 (2026): 「修改考区」 ends with registration, also for who has withdrawn', async () => {
    const change = (browser: TestBrowser) => browser.send('changeRegion', { params, body: { region: '41' } });
    const outcomes = {
      '12-15T23:59:58': 'done',
      '12-15T23:59:59': 'done',
      '12-16T00:00:00': 'window-closed',
    };
    expect(await outcomesAt(REGISTRATION_END, withdrawn, change)).toEqual(outcomes);
    expect(await outcomesAt(REGISTRATION_END, filledIn, change)).toEqual(outcomes);
  });

  it('what the page offers follows the same second', async () => {
    const { browser } = await submitted();
    product.clock.set('2025-12-17T17:00:00+08:00');
    expect((await view(browser)).actions).toContain('withdraw');
    product.clock.set('2025-12-17T17:00:01+08:00');
    expect((await view(browser)).actions).toEqual(['print']);
  });
});

describe('drafts of keystrokes', () => {
  const saveDraft = (browser: TestBrowser, page: string, answers: Record<string, string>, rev: number) =>
    browser.send('saveDraft', { params: { ...params, page }, body: { answers, rev } });
  const rowsOf = ({ id }: TestCandidate) =>
    product.sql('select page, sealed, saved_at from drafts where candidate_id = $1', [id]);

  it('are kept, leave no event, and are gone once their page is submitted', async () => {
    const candidate = await filledIn();
    const { browser } = candidate;
    const { rev } = await view(browser);
    const before = await actionsOf(product, of(candidate));
    for (const address of ['石', '石家', '石家庄']) {
      expect((await saveDraft(browser, 'contact', { address }, rev)).statusCode).toBe(200);
    }
    const { drafts, rev: same } = await view(browser);
    expect([drafts.contact?.answers, same]).toEqual([{ address: '石家庄' }, rev]);
    expect(await actionsOf(product, of(candidate))).toEqual(before);
    expect((await savePage(browser, 'contact', CONTACT)).drafts).toEqual({});
    expect(await rowsOf(candidate)).toEqual([]);
  });

  it('a late one, sent after the submission, is refused and leaves the row as it was', async () => {
    const candidate = await filledIn();
    const { browser } = candidate;
    const { rev } = await view(browser);
    await saveDraft(browser, 'contact', { address: '石家庄' }, rev);
    const row = await rowsOf(candidate);
    const { registration } = await submit(browser);
    for (const late of [rev, registration.rev]) {
      const response = await saveDraft(browser, 'contact', { address: '迟到的地址' }, late);
      expect([response.statusCode, response.json().error.code]).toEqual([409, 'changed-meanwhile']);
    }
    expect(await rowsOf(candidate)).toEqual(row);
  });

  it('one of another browser, from before a page was saved, does not overwrite', async () => {
    const candidate = await filledIn();
    const { rev } = await view(candidate.browser);
    const other = await candidate.anotherBrowser();
    await savePage(candidate.browser, 'contact', CONTACT);
    expect((await saveDraft(other, 'contact', { address: '旧地址' }, rev)).statusCode).toBe(409);
    expect((await view(other)).answers.address).toBe(CONTACT.address);
  });

  it('of a page that the exam does not have, or without a registration, are refused', async () => {
    const { browser } = await filledIn();
    const { rev } = await view(browser);
    const foreign = await saveDraft(browser, 'payment', { address: '石家庄' }, rev);
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'page-unknown']);
    const { browser: nobody } = await newCandidate(product);
    const none = await saveDraft(nobody, 'contact', { address: '石家庄' }, 1);
    expect([none.statusCode, none.json().error.code]).toEqual([404, 'not-found']);
  });

  it('keep only what their page declares', async () => {
    const { browser } = await filledIn();
    const { rev } = await view(browser);
    await saveDraft(browser, 'contact', { address: '石家庄', point: '1306', status: 'registered' }, rev);
    expect((await view(browser)).drafts.contact?.answers).toEqual({ address: '石家庄' });
  });
});
