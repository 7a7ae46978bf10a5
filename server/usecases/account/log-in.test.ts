import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../http/app.ts';
import { join, numberEndingInX, PASSWORD, wait, withPaper } from '../../testing/newcomers.ts';
import { raceToInsert } from '../../testing/race.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const COOKIE = 'weikao_test_candidate';
const tokenOf = (browser: TestBrowser) => browser.cookies.get(COOKIE) ?? '';

/** Somebody on a machine nobody has seen. */
const stranger = () => product.browser();
const tryIn = (browser: TestBrowser, login: string, password = PASSWORD) =>
  browser.send('logIn', { body: { login, password } });
const statusOf = async (browser: TestBrowser, login: string, password = PASSWORD) =>
  (await tryIn(browser, login, password)).statusCode;

/** Wrong passwords for one account, each from a machine of its own. */
async function failAsStrangers(login: string, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) expect(await statusOf(stranger(), login, 'Wrong-2026!')).toBe(401);
}

const holderOf = (token: string) => {
  const browser = product.browser();
  browser.cookies.set(COOKIE, token);
  return browser.send('getAccount', {});
};

describe('logging in', () => {
  it('is by user name or by ID number, plus password: A2 (2026), A2 (2023)', async () => {
    const { entries } = await join(product, withPaper('resident-id', numberEndingInX('890307')));
    const { idNumber } = entries;
    const logins = [
      entries.userName,
      ` ${entries.userName.toUpperCase()} `,
      idNumber,
      idNumber.toLowerCase(),
      ` ${idNumber.slice(0, 6)} ${idNumber.slice(6)}`,
      idNumber.replace('1302', '１３０２').replace('X', 'Ｘ'),
    ];
    for (const login of logins) {
      expect(await stranger().get('logIn', { body: { login, password: PASSWORD } }), login).toMatchObject({
        userName: entries.userName,
      });
    }
    expect(await statusOf(stranger(), entries.userName, PASSWORD.toLowerCase())).toBe(401);
  });

  it('is by the number of any paper', async () => {
    const { entries } = await join(product, withPaper('taiwan-permit', '01234567'));
    expect(await stranger().get('logIn', { body: { login: '01234567', password: PASSWORD } })).toMatchObject({
      userName: entries.userName,
    });
  });

  it('finds the resident ID first where two papers share a number; a user name always finds its own', async () => {
    const number = numberEndingInX('890308');
    const passport = await join(product, { ...withPaper('passport', number), password: 'Passport-2026!' });
    const resident = await join(product, withPaper('resident-id', number));
    expect(await stranger().get('logIn', { body: { login: number, password: PASSWORD } })).toMatchObject({
      userName: resident.entries.userName,
    });
    const { userName, password } = passport.entries;
    expect(await stranger().get('logIn', { body: { login: userName, password } })).toMatchObject({
      userName,
    });
  });
});

describe('wrong passwords', () => {
  it('slow strangers down after the fifth, longer each time, never beyond a quarter of an hour', async () => {
    const { entries } = await join(product);
    await failAsStrangers(entries.userName, 5);
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const refused = await tryIn(stranger(), entries.userName);
      expect(refused.statusCode).toBe(429);
      const { seconds } = refused.json().error.params;
      expect(refused.headers['retry-after']).toBe(String(seconds));
      waits.push(seconds);
      wait(product, seconds - 1);
      expect(await statusOf(stranger(), entries.userName)).toBe(429);
      wait(product, 1);
      await failAsStrangers(entries.userName, 1);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it('are forgotten when the wait is over and the password right, or after an hour', async () => {
    const { entries } = await join(product);
    await failAsStrangers(entries.userName, 5);
    expect(await statusOf(stranger(), entries.userName)).toBe(429);
    wait(product, 15);
    expect(await statusOf(stranger(), entries.userName)).toBe(200);
    await failAsStrangers(entries.userName, 4);
    wait(product, 3600);
    await failAsStrangers(entries.userName, 4);
    expect(await statusOf(stranger(), entries.userName)).toBe(200);
  });

  it('of strangers do not lock the owner’s own machine out, and it counts for itself', async () => {
    const { entries, browser } = await join(product);
    await failAsStrangers(entries.userName, 5);
    expect(await statusOf(stranger(), entries.userName)).toBe(429);
    expect(await statusOf(browser, entries.userName)).toBe(200);
    for (let i = 0; i < 5; i += 1) expect(await statusOf(browser, entries.idNumber, 'Wrong-2026!')).toBe(401);
    expect(await statusOf(browser, entries.userName)).toBe(429);
  });

  it('count for the machine too, whoever’s account is tried', async () => {
    const victims = await Promise.all(Array.from({ length: 6 }, () => join(product)));
    const machine = stranger();
    for (const { entries } of victims.slice(0, 5)) {
      expect(await statusOf(machine, entries.userName, 'Wrong-2026!')).toBe(401);
    }
    const sixth = victims[5]?.entries.userName ?? '';
    expect(await statusOf(machine, sixth)).toBe(429);
    expect(await statusOf(stranger(), sixth)).toBe(200);
  });

  it('are no more when forty are sent at once', async () => {
    const { entries } = await join(product);
    const guess = () => statusOf(stranger(), entries.userName, 'Wrong-2026!');
    const statuses = await raceToInsert(
      product,
      'failed_attempts',
      Array.from({ length: 40 }, () => guess),
      8,
    );
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(35);
  });

  it('count for the account in whatever spelling it is named', async () => {
    const { entries } = await join(product);
    const spellings = [
      entries.userName,
      entries.idNumber,
      entries.userName.toUpperCase(),
      ` ${entries.idNumber}`,
    ];
    for (const login of [...spellings, entries.userName]) await failAsStrangers(login, 1);
    for (const login of spellings) expect(await statusOf(stranger(), login), login).toBe(429);
  });
});

describe('who has an account', () => {
  /** All that a stranger can see of a series of attempts, but for the number that finds a line in the log. */
  async function seen(logins: readonly string[]) {
    const answers = [];
    for (const login of logins) {
      const { statusCode, headers, cookies, body } = await tryIn(stranger(), login, 'Wrong-2026!');
      const { trace: _trace, ...error } = JSON.parse(body).error;
      answers.push({
        statusCode,
        error,
        headers: Object.keys(headers).toSorted(),
        retryAfter: headers['retry-after'],
        length: headers['content-length'],
        cookies: cookies.map(({ name }) => name),
      });
    }
    return answers.map(({ length: _length, ...rest }) => rest);
  }

  it('cannot be told from a log-in: same status, same body, same delays in every spelling', async () => {
    const { entries } = await join(product, withPaper('resident-id', numberEndingInX('870307')));
    const known = entries.userName;
    const unknown = 'nobody-at-all';
    const spelled = (name: string) => [
      name,
      ` ${name}`,
      `${name} `,
      name.toUpperCase(),
      name,
      name,
      ` ${name} `,
    ];
    expect(await seen(spelled(known))).toEqual(await seen(spelled(unknown)));
    wait(product, 7200);
    const numbered = (number: string) => [
      number,
      number.toLowerCase(),
      ` ${number}`,
      `${number.slice(0, 6)} ${number.slice(6)}`,
      number.replace('X', '×'),
      number,
      number.toLowerCase(),
    ];
    const numbers = await seen(numbered(entries.idNumber));
    expect(numbers).toEqual(await seen(numbered(numberEndingInX('870308'))));
    expect(numbers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('cannot be told from the work that a wrong password makes', async () => {
    const { entries } = await join(product);
    const worked: string[] = [];
    const keys = {
      ...product.services.keys,
      verifyPassword: async (hash: string | null, password: string) => {
        worked.push(password);
        return product.services.keys.verifyPassword(hash, password);
      },
    };
    const { logIn } = await import('./log-in.ts');
    for (const login of [entries.userName, 'nobody-else']) {
      await logIn(
        { ...product.services, keys },
        { login, password: 'Wrong-2026!', device: login, address: login, puzzle: null },
      );
    }
    expect(worked).toEqual(['Wrong-2026!', 'Wrong-2026!']);
  });
});

describe('a session', () => {
  it('ends after twelve hours', async () => {
    const { browser } = await join(product);
    wait(product, 12 * 3600 - 1);
    expect((await browser.send('getAccount', {})).statusCode).toBe(200);
    wait(product, 1);
    expect((await browser.send('getAccount', {})).statusCode).toBe(401);
    expect(await browser.get('getSession', {})).toBeNull();
  });

  it('is dead once logged out, also for who kept the cookie', async () => {
    const { browser } = await join(product);
    const token = tokenOf(browser);
    expect((await holderOf(token)).statusCode).toBe(200);
    const answer = await browser.send('logOut', {});
    expect(answer.cookies.find(({ name }) => name === COOKIE)?.value).toBe('');
    expect((await holderOf(token)).statusCode).toBe(401);
  });

  it('has a new token at each log-in, and the old one opens nothing more', async () => {
    const { entries, browser } = await join(product);
    const first = tokenOf(browser);
    await tryIn(browser, entries.userName);
    const second = tokenOf(browser);
    expect(second).not.toBe(first);
    expect([(await holderOf(first)).statusCode, (await holderOf(second)).statusCode]).toEqual([401, 200]);
  });

  it('never takes a token that somebody else has chosen', async () => {
    const { entries } = await join(product);
    const planted = 'a'.repeat(43);
    const browser = stranger();
    browser.cookies.set(COOKIE, planted);
    await tryIn(browser, entries.userName);
    expect(tokenOf(browser)).not.toBe(planted);
    expect((await holderOf(planted)).statusCode).toBe(401);
  });

  it('lives on other machines until it is closed there', async () => {
    const { entries, browser } = await join(product);
    const phone = stranger();
    await tryIn(phone, entries.userName);
    await phone.get('logOut', {});
    expect((await browser.send('getAccount', {})).statusCode).toBe(200);
  });

  it('is kept in a cookie that scripts, other sites and plain connections cannot have', async () => {
    const { entries } = await join(product);
    const app = await createApp(product.services, {
      installation: 'test',
      secureCookies: true,
      logLevel: 'silent',
      isReady: product.services.isReady,
      demo: null,
    });
    const answer = await tryIn(new TestBrowser(app), entries.userName);
    await app.close();
    expect(answer.cookies.map(({ name }) => name).toSorted()).toEqual([COOKIE, 'weikao_test_device']);
    for (const cookie of answer.cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    }
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
  });

  it('is in the database by its hash only', async () => {
    const { browser } = await join(product);
    const found = await product.sql('select encode(token_hash, $1) as hash from sessions', ['base64']);
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain(tokenOf(browser));
    expect(tokenOf(browser)).toMatch(/^[\w-]{43}$/);
  });
});
