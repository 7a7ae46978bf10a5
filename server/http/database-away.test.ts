import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newCandidate } from '../testing/candidates.ts';
import { openProductOverLine, type ProductOverLine } from '../testing/product-over-line.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, enter } from '../testing/thread.ts';

let product: TestProduct;
let far: ProductOverLine;
let candidate: TestBrowser;
let staff: TestBrowser;

const over = (browser: TestBrowser) => {
  const other = far.browser();
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
};

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  far = await openProductOverLine(product);
  const person = await newCandidate(product);
  await enter(person.browser);
  candidate = over(person.browser);
  staff = over(await newStaff(product, 'point', '13', '1301'));
});
afterAll(async () => {
  await far.close();
  await product.close();
});

const page = (rev: number) => ({
  params: { edition: EDITION, page: 'contact' },
  body: { rev, answers: { phone: '13900001001', address: '', postcode: '' } },
});
const asks: [string, () => ReturnType<TestBrowser['send']>][] = [
  ['a log-in', () => far.browser().send('logIn', { body: { login: 'somebody', password: 'Weikao-2026!' } })],
  [
    'staff logging in',
    () => far.browser().send('logInToOffice', { body: { login: 'sjz', password: 'Weikao-2026!' } }),
  ],
  ['reading a form', () => candidate.send('getRegistration', { params: { edition: EDITION } })],
  ['saving a page', () => candidate.send('savePage', page(1))],
  ['a list of files', () => staff.send('listFiles', { query: {} })],
];

describe('while the database is away', () => {
  afterEach(() => far.line.mend().catch(() => {}));

  it.each(asks)('%s is told so, and when to try again', async (_what, ask) => {
    await ask();
    await far.line.cut();
    for (let i = 0; i < 3; i += 1) {
      const answer = await ask();
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toEqual({ error: { code: 'database-away', trace: expect.any(String) } });
      expect(answer.headers['retry-after']).toBe('3');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('the server is up but not ready, and what needs no database goes on', async () => {
    const statusOf = async (url: string) => (await far.app.inject({ method: 'GET', url })).statusCode;
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
    await far.line.cut();
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
    expect(await statusOf('/api/editions')).toBe(200);
    await far.line.mend();
    expect(await statusOf('/readyz')).toBe(200);
  });
});

describe('when the database is back', () => {
  it('everything works again without a restart, for everybody at once', async () => {
    await far.line.cut();
    const during = await Promise.all(Array.from({ length: 12 }, () => asks[2]?.[1]()));
    expect(during.map((answer) => answer?.statusCode)).toEqual(Array.from({ length: 12 }, () => 503));
    await far.line.mend();
    const after = await Promise.all(Array.from({ length: 12 }, () => asks[2]?.[1]()));
    expect(after.map((answer) => answer?.statusCode)).toEqual(Array.from({ length: 12 }, () => 200));
    expect((await staff.send('listFiles', { query: {} })).statusCode).toBe(200);
  });

  it('a change that was cut off is repeated under its key, and is there once', async () => {
    const { rev } = await candidate.get('getRegistration', { params: { edition: EDITION } });
    const key = '3d3f6a52-6d2b-4a57-9a3c-0b8d5c4f7e10';
    await far.line.cut();
    expect((await candidate.send('savePage', page(rev), { key })).statusCode).toBe(503);
    await far.line.mend();
    const saved = await candidate.get('savePage', page(rev), { key });
    const again = await candidate.get('savePage', page(rev), { key });
    expect([saved.rev, again.rev]).toEqual([rev + 1, rev + 1]);
  });

  it('connections ended by the database itself are replaced', async () => {
    await candidate.send('getAccount', {});
    await product.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename in ('weikao_app', 'weikao_office')`,
    );
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await candidate.send('getAccount', {})).statusCode);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    expect(statuses.at(-1)).toBe(200);
  });
});
