import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import type { Route } from '#contract/route.ts';
import { routes } from '#contract/routes.ts';
import { mayDo } from '#domain/staff/permissions.ts';
import { newCandidate, savePage } from '../../testing/candidates.ts';
import { approveDraft, openDraft, proposeChange, rehearseQuickly } from '../../testing/configurations.ts';
import { decideNow, newStaff } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, rightAnswers, submit } from '../../testing/thread.ts';

const HENAN = '41';
const POINT = '4101';
const OTHER_POINT = '4102';
const params = { edition: EDITION };

let product: TestProduct;
let clerk: TestBrowser;
let neighbour: TestBrowser;
let region: TestBrowser;
let counter: TestBrowser;
let farCounter: TestBrowser;
let own: { code: string; name: string };
let other: { code: string; name: string };

const clerkOf = (place: string, ...employers: string[]) =>
  newStaff(product, 'employer-clerk', place, null, null, employers);

/** A nurse of Henan who works at this employer and has submitted. */
async function nurseAt(employer: string, more: Parameters<typeof fillIn>[2] = {}) {
  const { browser } = await newCandidate(product);
  const work = { employment: { employer, ...more.employment } };
  const { number } = await fillIn(browser, HENAN, { 'exam-point': { point: POINT }, ...more, ...work });
  const { receipt } = await submit(browser);
  return { browser, number, code: receipt.code };
}

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  region = await newStaff(product, 'region', HENAN);
  counter = await newStaff(product, 'site', HENAN, POINT);
  farCounter = await newStaff(product, 'site', HENAN, OTHER_POINT);
  const [first, second] = await region.get('searchDirectory', { query: { q: '郑州', region: HENAN } });
  if (first === undefined || second === undefined) throw new Error('no employers in Henan');
  [own, other] = [first, second];
  clerk = await clerkOf(HENAN, own.code);
  neighbour = await clerkOf(HENAN, other.code);
});
afterAll(() => product.close());

const listed = async (of: TestBrowser) =>
  (await of.get('listEmployees', { query: {} })).rows.map((row) => row.number);
const wish = (employer = own.code, point = POINT) => ({ body: { edition: EDITION, employer, point } });

describe("an employer's clerk", () => {
  it('sees who of the own employer has submitted, masked, and what each has still to do', async () => {
    const mine = await nurseAt(own.code);
    const foreign = await nurseAt(other.code);
    const page = await clerk.get('listEmployees', { query: {} });
    expect(page.employers).toEqual([own.name]);
    expect(page.rows.map((row) => row.number)).toContain(mine.number);
    expect(page.rows.map((row) => row.number)).not.toContain(foreign.number);
    const one = await clerk.get('getEmployee', { params: { number: mine.number } });
    expect(one).toMatchObject({ status: 'submitted', missing: 'confirm', employerName: own.name });
    expect(one.until).toBe('2025-12-17T09:00:00.000Z');
    const text = JSON.stringify([page, one]).replaceAll(own.code, '');
    expect(text).not.toMatch(/\d{17}[\dX]/);
    expect(text).not.toMatch(/1390000\d{4}/);
    expect(await listed(neighbour)).toContain(foreign.number);
    for (const number of [foreign.number, '26000000000000']) {
      const refused = await clerk.refusal('getEmployee', { params: { number } });
      expect(refused).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it('sees nobody who has never submitted, and whoever has taken it back as not standing', async () => {
    const { browser } = await newCandidate(product);
    const { number } = await fillIn(browser, HENAN, { employment: { employer: own.code } });
    expect(await listed(clerk)).not.toContain(number);
    expect(await clerk.refusal('getEmployee', { params: { number } })).toMatchObject({ status: 404 });
    await submit(browser);
    await browser.get('withdraw', { params });
    expect(await clerk.get('getEmployee', { params: { number } })).toMatchObject({
      status: 'draft',
      missing: 'submit-again',
    });
  });

  it('loses sight of who changes employer, and finds who comes', async () => {
    const { browser, number } = await nurseAt(own.code);
    await browser.get('withdraw', { params });
    const { employment = {} } = await rightAnswers(browser, HENAN);
    await savePage(browser, 'employment', { ...employment, employer: other.code });
    await submit(browser);
    expect(await listed(clerk)).not.toContain(number);
    expect(await listed(neighbour)).toContain(number);
  });

  it('sees who typed the name by hand once the region has said whom it means, and no longer when that is taken back', async () => {
    const byHand = { employer: 'other', employer_other: '郑一院（东院区）', employer_category: 'clinic' };
    const { number } = await nurseAt('other', { employment: byHand });
    const say = async (verdict: 'listed' | 'open') => {
      const is = verdict === 'listed' ? 'open' : 'said';
      const names = await region.get('listEmployerNames', { query: { is } });
      const row = names.find(({ name }) => name === '郑一院（东院区）');
      if (row === undefined) throw new Error('the name is not listed');
      const employer = verdict === 'listed' ? own.code : null;
      await region.get('identifyEmployer', {
        body: { region: HENAN, name: row.name, seq: row.seq, verdict, employer },
      });
    };
    expect(await listed(clerk)).not.toContain(number);
    await say('listed');
    expect(await listed(clerk)).toContain(number);
    expect(await listed(neighbour)).not.toContain(number);
    await say('open');
    expect(await listed(clerk)).not.toContain(number);
  });

  it('may do nothing else: every other route of staff is refused before anything is looked up', async () => {
    const { number, code } = await nurseAt(own.code);
    const named = Object.keys(routes) as (keyof typeof routes)[];
    for (const name of named) {
      const route: Route = routes[name];
      if (route.audience !== 'staff' || mayDo('employer-clerk', route.permission)) continue;
      const [method, url] = endpoints[name];
      const answer = await product.app.inject({
        method,
        url: url.replace(':number', number).replace(':code', code).replace(/:\w+/g, randomUUID()),
        headers: method === 'GET' ? {} : { 'idempotency-key': randomUUID() },
        cookies: Object.fromEntries(clerk.cookies),
      });
      expect(answer.statusCode, name).toBe(403);
    }
    const work = await clerk.get('getWork', {});
    expect(work.counts.reduce((sum, { count }) => sum + count, 0)).toBe(0);
    expect(work.cases).toBe(0);
  });

  it('finds no page where the region has not turned it on', async () => {
    const hebei = await clerkOf('13', own.code);
    for (const answer of [
      await hebei.refusal('listEmployees', { query: {} }),
      await hebei.refusal('listEmployerSheets', {}),
      await hebei.refusal('makeEmployerSheet', wish()),
      await hebei.refusal('printEmployerSheet', { params: { sheet: randomUUID() } }),
    ]) {
      expect(answer).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});

describe('a region', () => {
  const hebei = { edition: EDITION, region: '13' };

  /** Drafted and rehearsed by one administrator of Hebei, approved by the other. */
  async function settle(on: boolean): Promise<void> {
    const [author, second] = [
      await newStaff(product, 'region-administrator', '13'),
      await newStaff(product, 'region-administrator', '13'),
    ];
    await proposeChange(author, (document) => ({ ...document, employerClerks: on }), hebei);
    const { differences } = await openDraft(second, hebei);
    expect(differences).toEqual([
      { field: 'employerClerks', of: '', before: String(!on), after: String(on) },
    ]);
    await approveDraft(second, hebei);
  }

  it('lets clerks in with the configuration that says so, and out again with the next', async () => {
    rehearseQuickly(product);
    const [employer] = await region.get('searchDirectory', { query: { q: '石家庄', region: '13' } });
    const hebeis = await clerkOf('13', employer?.code ?? '');
    const look = async () => (await hebeis.send('listEmployees', { query: {} })).statusCode;
    expect(await look()).toBe(404);
    await settle(true);
    expect(await look()).toBe(200);
    await settle(false);
    expect(await look()).toBe(404);
  });
});

describe('the summary sheet', () => {
  it('lists who stands, is a PDF, and is found at the counter by its code', async () => {
    const mine = await nurseAt(own.code);
    const foreign = await nurseAt(other.code);
    const sheet = await clerk.get('makeEmployerSheet', wish());
    expect(sheet).toMatchObject({ employerName: own.name, isCurrent: true, newer: null });
    expect(sheet.number).toMatch(/^2026-4101-\d{5}$/);
    const numbers = sheet.lines.map(({ number }) => number);
    expect(numbers).toContain(mine.number);
    expect(numbers).not.toContain(foreign.number);
    expect(sheet.lines.length).toBe(sheet.listed);
    const file = await clerk.send('printEmployerSheet', { params: { sheet: sheet.id } });
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const again = await clerk.send('printEmployerSheet', { params: { sheet: sheet.id } });
    expect(again.rawPayload.equals(file.rawPayload)).toBe(true);
    const found = await counter.get('findEmployerSheet', { params: { code: sheet.code.toLowerCase() } });
    expect(found).toEqual(sheet);
    const scanned = await counter.get('findForm', { params: { code: mine.code } });
    expect(scanned.sheet).toMatchObject({ number: sheet.number, employerName: own.name, standing: 'same' });
    const [entry] = await product.sql(
      "select count(*) as count from audit_entries where endpoint in ('makeEmployerSheet', 'printEmployerSheet') and class = 'export'",
    );
    expect(Number(entry?.count)).toBeGreaterThanOrEqual(3);
  });

  it('tells the counter what has changed since, line by line', async () => {
    const anew = await nurseAt(own.code);
    const back = await nurseAt(own.code);
    const gone = await nurseAt(own.code);
    const sheet = await clerk.get('makeEmployerSheet', wish());
    for (const { browser } of [anew, back, gone]) await browser.get('withdraw', { params });
    await savePage(anew.browser, 'contact', {
      phone: '13900004321',
      address: '郑州市建设东路',
      postcode: '',
    });
    const resubmitted = await submit(anew.browser);
    const { employment = {} } = await rightAnswers(gone.browser, HENAN);
    await savePage(gone.browser, 'employment', { ...employment, employer: other.code });
    await submit(gone.browser);
    for (const reader of [
      () => counter.get('findEmployerSheet', { params: { code: sheet.code } }),
      async () => (await clerk.get('listEmployerSheets', {}))[0],
    ]) {
      const now = await reader();
      const standing = new Map(now?.lines.map((line) => [line.number, line.standing]));
      expect(standing.get(anew.number)).toBe('changed');
      expect(standing.get(back.number)).toBe('not-standing');
      expect(standing.get(gone.number)).toBe('elsewhere');
      expect(now?.isCurrent).toBe(false);
    }
    const scanned = await counter.get('findForm', { params: { code: resubmitted.receipt.code } });
    expect(scanned.sheet).toMatchObject({ number: sheet.number, standing: 'changed', newer: null });
    const next = await clerk.get('makeEmployerSheet', wish());
    const old = await counter.get('findEmployerSheet', { params: { code: sheet.code } });
    expect(old).toMatchObject({ newer: next.number, isCurrent: false });
    const after = await counter.get('findForm', { params: { code: resubmitted.receipt.code } });
    expect(after.sheet).toMatchObject({ number: next.number, standing: 'same' });
  });

  it('is confirmed from as before: who is confirmed meanwhile is still as on the sheet', async () => {
    const { number, code } = await nurseAt(own.code);
    const sheet = await clerk.get('makeEmployerSheet', wish());
    product.clock.set('2025-12-04T10:00:00+08:00');
    await decideNow(counter, number, { do: 'confirm', code });
    const found = await counter.get('findEmployerSheet', { params: { code: sheet.code } });
    expect(found.lines.find((line) => line.number === number)).toMatchObject({
      standing: 'same',
      status: 'confirmed',
    });
    product.clock.set('2025-12-03T10:00:00+08:00');
  });

  it('is one for one request, another request needs another key', async () => {
    const key = randomUUID();
    const [first, twin] = await Promise.all([
      clerk.get('makeEmployerSheet', wish(), { key }),
      clerk.get('makeEmployerSheet', wish(), { key }),
    ]);
    expect(twin).toEqual(first);
    const otherwise = await clerk.refusal('makeEmployerSheet', wish(own.code, OTHER_POINT), { key });
    expect(otherwise).toMatchObject({ status: 422, code: 'key-used-otherwise' });
  });

  it('is nobody else’s: another employer’s clerk, another point and a wrong code find none', async () => {
    const sheet = await clerk.get('makeEmployerSheet', wish());
    const printed = await neighbour.refusal('printEmployerSheet', { params: { sheet: sheet.id } });
    expect(printed).toMatchObject({ status: 404 });
    expect((await neighbour.get('listEmployerSheets', {})).map(({ id }) => id)).not.toContain(sheet.id);
    expect(await clerk.refusal('makeEmployerSheet', wish(other.code))).toMatchObject({ status: 404 });
    for (const [desk, code] of [
      [farCounter, sheet.code],
      [counter, 'S-7Q2M9-XK4TP-A-02'],
      [counter, sheet.code.slice(2)],
    ] as const) {
      const refused = await desk.refusal('findEmployerSheet', { params: { code } });
      expect(refused).toMatchObject({ code: 'code-unknown' });
    }
  });

  it('asks for a fresh proof where the last is more than ten minutes old', async () => {
    const late = await clerkOf(HENAN, own.code);
    const { userName } = (await late.get('getOfficeSession', {})) ?? { userName: '' };
    await product.sql(
      `update staff_sessions set proven_at = $1 where staff_id = (select staff_id from staff where user_name = $2)`,
      [new Date(product.clock.wall().getTime() - 601_000), userName],
    );
    const refused = await late.refusal('makeEmployerSheet', wish());
    expect(refused).toMatchObject({ status: 403, code: 'step-up-needed' });
    expect(await listed(late)).not.toEqual([]);
  });

  it('is of an exam and a point that there are', async () => {
    const elsewhere = { edition: 'health-1999', employer: own.code, point: POINT };
    expect(await clerk.refusal('makeEmployerSheet', { body: elsewhere })).toMatchObject({ status: 404 });
    for (const point of ['9999', '%', '1301'])
      expect(await clerk.refusal('makeEmployerSheet', wish(own.code, point))).toMatchObject({ status: 409 });
  });

  it('is not made of nobody', async () => {
    const refused = await clerk.refusal('makeEmployerSheet', wish(own.code, OTHER_POINT));
    expect(refused).toMatchObject({ status: 409, code: 'nobody-for-sheet' });
  });
});

describe('who binds a clerk to an employer', () => {
  const inviting = (employers: string[], post: 'employer-clerk' | 'region-reviewer' = 'employer-clerk') => ({
    body: { displayName: '何晓梅', post, region: HENAN, point: null, employers },
  });

  it('is the region’s administrator, with employers of the own region, and nobody else', async () => {
    const admin = await newStaff(product, 'region-administrator', HENAN);
    const [hebei] = await region.get('searchDirectory', { query: { q: '石家庄市第一人民医院' } });
    for (const employers of [
      [],
      ['12130100ZZZZZZZZZZ'],
      [hebei?.code ?? ''],
      [own.code, hebei?.code ?? ''],
    ]) {
      const refused = await admin.refusal('inviteStaff', inviting(employers));
      expect(refused).toMatchObject({ status: 422, code: 'employers-missing' });
    }
    const reviewer = await admin.refusal('inviteStaff', inviting([own.code], 'region-reviewer'));
    expect(reviewer).toMatchObject({ status: 422, code: 'employers-missing' });
    const { token } = await admin.get('inviteStaff', inviting([own.code]));
    const newcomer = product.browser();
    const held = await newcomer.get('readInvitation', { body: { token } });
    expect(held).toMatchObject({ post: 'employer-clerk', employers: [own.name] });
    const account = { token, userName: 'hexiaomei', password: 'Weikao-2026!x' };
    await newcomer.get('acceptInvitation', { body: account });
    const [row] = await product.sql("select staff_id, employers from staff where user_name = 'hexiaomei'");
    expect(row?.employers).toEqual([own.code]);
    const member = String(row?.staff_id);
    const bound = await admin.get('bindEmployers', { params: { member }, body: { employers: [other.code] } });
    expect(bound.employers).toEqual([{ code: other.code, name: other.name }]);
    const none = await admin.refusal('bindEmployers', { params: { member }, body: { employers: [] } });
    expect(none).toMatchObject({ status: 422, code: 'employers-missing' });
    const moved = await admin.refusal('moveStaff', {
      params: { member },
      body: { post: 'region-reviewer', region: HENAN, point: null },
    });
    expect(moved).toMatchObject({ code: 'position-not-yours' });
    const foreign = await newStaff(product, 'region-administrator', '13');
    const refused = await foreign.refusal('bindEmployers', {
      params: { member },
      body: { employers: [own.code] },
    });
    expect(refused).toMatchObject({ status: 404, code: 'not-found' });
  });
});
