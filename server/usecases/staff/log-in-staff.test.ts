import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, wait } from '../../testing/newcomers.ts';
import { raceToInsert } from '../../testing/race.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
});
afterAll(() => product.close());

const COOKIE = 'weikao_test_staff';
const tokenOf = (browser: TestBrowser) => browser.cookies.get(COOKIE) ?? '';
const tryIn = (login: string, password = PASSWORD, browser = product.browser()) =>
  browser.send('logInToOffice', { body: { login, password } });
const statusOf = async (login: string, password?: string) => (await tryIn(login, password)).statusCode;

async function enter(login: string): Promise<TestBrowser> {
  const browser = product.browser();
  await tryIn(login, PASSWORD, browser);
  return browser;
}

async function statusWith(token: string): Promise<number> {
  const browser = product.browser();
  browser.cookies.set(COOKIE, token);
  return (await browser.send('getWork', {})).statusCode;
}

describe('staff logging in', () => {
  it('are told who they are and where they work', async () => {
    const answer = await tryIn(' SJZ ');
    expect(answer.json()).toEqual({
      userName: 'sjz',
      displayName: '孙丽萍',
      post: 'point-reviewer',
      role: 'point',
      may: expect.arrayContaining(['confirm', 'review']),
      regionName: '河北省',
      pointName: expect.stringContaining('石家庄'),
      siteName: null,
      confirmsOnLine: false,
      standing: 'open',
    });
    const cookie = answer.cookies.find(({ name }) => name === COOKIE);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  it('are slowed down after the fifth wrong password, also when forty are sent at once', async () => {
    for (let i = 0; i < 5; i += 1) expect(await statusOf('baoding', 'Wrong-2026!')).toBe(401);
    const refused = await tryIn('baoding');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '15']);
    wait(product, 15);
    expect(await statusOf('baoding')).toBe(200);
    const guesses = Array.from({ length: 40 }, () => () => statusOf('baoding', 'Wrong-2026!'));
    const statuses = await raceToInsert(product, 'failed_attempts', guesses, 4);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  });

  it('cannot be told from people who are not staff, or no longer', async () => {
    await product.sql("update staff set disabled_at = now() where user_name = 'zhengzhou'");
    const seen = async (login: string) => {
      const answers = [];
      for (let i = 0; i < 7; i += 1) {
        const { statusCode, body } = await tryIn(
          i % 2 === 0 ? login : ` ${login.toUpperCase()}`,
          'Wrong-2026!',
        );
        answers.push({ statusCode, error: { ...JSON.parse(body).error, trace: '' } });
      }
      return answers;
    };
    const known = await seen('henan');
    expect(known.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await seen('nobody')).toEqual(known);
    expect(await seen('zhengzhou')).toEqual(known);
  });

  it('are not candidates: neither gets into the other’s portal with a right password', async () => {
    expect(await statusOf('wangxiaoming')).toBe(401);
    const answer = await product.browser().send('logIn', { body: { login: 'hebei', password: PASSWORD } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a session of staff', () => {
  it('ends after ten hours', async () => {
    const browser = await enter('shanghai');
    wait(product, 10 * 3600 - 1);
    expect(await statusWith(tokenOf(browser))).toBe(200);
    wait(product, 1);
    expect(await statusWith(tokenOf(browser))).toBe(401);
    expect(await browser.get('getOfficeSession', {})).toBeNull();
  });

  it('is dead once logged out, and replaced at each log-in', async () => {
    const browser = await enter('huangpu');
    const first = tokenOf(browser);
    await tryIn('huangpu', PASSWORD, browser);
    const second = tokenOf(browser);
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200]);
    await browser.get('logOutOfOffice', {});
    expect(await statusWith(second)).toBe(401);
  });
});
