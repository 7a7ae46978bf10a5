import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignUp } from '#contract/client.ts';
import { newcomer, numberEndingInX, proven, withPaper } from '../testing/newcomers.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { createApp } from './app.ts';

let product: TestProduct;
let app: FastifyInstance;
const lines: string[] = [];

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  app = await createApp(product.services, {
    installation: 'test',
    secureCookies: false,
    logLevel: 'info',
    isReady: product.services.isReady,
    demo: null,
  });
  // Loggers of single requests are made from this one and write where it writes.
  Object.assign(app.log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } });
});
afterAll(async () => {
  await app.close();
  await product.close();
});

/** What must never stand in a log, however it got there. */
const secretsOf = ({ idNumber, phone, name, userName, password }: SignUp) => [
  idNumber,
  idNumber.toLowerCase(),
  idNumber.slice(6, 14),
  phone,
  name,
  encodeURIComponent(name),
  userName,
  password,
];

function expectSilence(entries: SignUp, more: readonly string[] = []): void {
  const log = lines.join('');
  for (const secret of [...secretsOf(entries), ...more]) expect(log).not.toContain(secret);
}

describe('the log', () => {
  const canary = newcomer({
    ...withPaper('resident-id', numberEndingInX('760229')),
    name: '钱金丝雀',
    nameAgain: '钱金丝雀',
    phone: '13987654321',
    userName: 'canarybird',
    password: 'Kanarienvogel-1976!',
  });

  it('holds nothing of a person in what goes well or is refused', async () => {
    const browser = new TestBrowser(app);
    await browser.get('signUp', { body: await proven(product, canary) });
    const { idType, idNumber, name, userName, password } = canary;
    await browser.send('logIn', { body: { login: idNumber, password } });
    await browser.send('logIn', { body: { login: userName, password: `${password}x` } });
    await browser.send('signUp', { body: canary });
    await browser.send('signUp', { body: { ...canary, idNumberAgain: 'x' } });
    await browser.send('startRecovery', { body: { idType, idNumber, name } });
    await browser.send('finishRecovery', { body: { idType, idNumber, name, code: '000000', password } });
    await browser.send('findEmployers', { query: { q: name } });
    await browser.send('findForm', { params: { code: idNumber } });
    await app.inject({ method: 'GET', url: `/api/nowhere/${idNumber}?name=${encodeURIComponent(name)}` });
    await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'x' },
      payload: `{"login":"${idNumber}",`,
    });
    expectSilence(canary, [...browser.cookies.values()]);
  });

  it('says what failed, by its trace, and still nothing of the person', async () => {
    await product.sql('alter table candidates add constraint nobody check (false) not valid');
    const late = {
      ...canary,
      ...withPaper('resident-id', numberEndingInX('760301')),
      userName: 'canarybird2',
    };
    const browser = new TestBrowser(app);
    const failed = await browser.send('signUp', { body: await proven(product, late) });
    await product.sql('alter table candidates drop constraint nobody');
    const { code, trace } = failed.json().error;
    expect([failed.statusCode, code]).toEqual([500, 'internal']);
    const line = lines.find((one) => one.includes('request failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ level: 50, reqId: trace, err: { code: '23514' } });
    expect(JSON.parse(line).err.stack).toContain('account-store');
    expectSilence(late);
  });

  it('holds nothing of what could not be stored', async () => {
    const browser = new TestBrowser(app);
    const typed = `${canary.userName}\u0000${canary.idNumber}`;
    const answer = await browser.send('logIn', { body: { login: typed, password: canary.password } });
    expect(answer.statusCode).toBe(400);
    expectSilence(canary);
  });
});
