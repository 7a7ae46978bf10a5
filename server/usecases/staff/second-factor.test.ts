import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../http/app.ts';
import { createAuthenticator } from '../../testing/authenticator.ts';
import { PASSWORD, wait } from '../../testing/newcomers.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../../testing/test-product.ts';

/** Here a second factor is left to everybody; the other door to the same house asks for it. */
let product: TestProduct;
let strict: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
  const services = { ...product.services, factorPolicy: 'required' as const };
  const app = await createApp(services, {
    installation: 'test',
    secureCookies: false,
    logLevel: 'silent',
    isReady: services.isReady,
    demo: null,
  });
  strict = { ...product, app, browser: () => new TestBrowser(app) };
});
afterAll(async () => {
  await strict.app.close();
  await product.close();
});

const codeNow = (secret: string, { clock }: TestProduct, step = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: clock.wall().getTime() + step * 30_000,
  });

async function enter(of: TestProduct, login: string): Promise<TestBrowser> {
  const browser = of.browser();
  await browser.get('logInToOffice', { body: { login, password: PASSWORD } });
  return browser;
}

const standingOf = async (browser: TestBrowser) =>
  (await browser.get('getOfficeSession', {}))?.standing ?? 'none';
const statusOfWork = async (browser: TestBrowser) => (await browser.send('getWork', {})).statusCode;

async function enrolTotp(of: TestProduct, browser: TestBrowser) {
  const { secret } = await browser.get('startTotp', {});
  const body = { code: codeNow(secret, of), label: '我的手机' };
  const { recoveryCodes } = await browser.get('finishTotp', { body });
  // The code that enrolled has been used by that.
  wait(of, 30);
  return { secret, recoveryCodes };
}

async function enrolKey(browser: TestBrowser) {
  const authenticator = createAuthenticator();
  const { ask } = await browser.get('startKey', {});
  await browser.get('finishKey', { body: { answer: authenticator.create(ask), label: '安全密钥' } });
  return authenticator;
}

const prove = (browser: TestBrowser, code: string) => browser.refusal('proveByCode', { body: { code } });

describe('where everybody needs a second factor', () => {
  it('the right password of somebody without one opens nothing but the enrolment', async () => {
    const browser = await enter(strict, 'national');
    expect(await browser.get('getOfficeSession', {})).toMatchObject({ standing: 'enrolment-due', may: [] });
    expect(await statusOfWork(browser)).toBe(401);
    expect((await browser.send('listFactors', {})).statusCode).toBe(401);
    const { secret } = await browser.get('startTotp', {});
    const wrong = { body: { code: '000000', label: '手机' } };
    expect(await browser.refusal('finishTotp', wrong)).toMatchObject({ status: 422, code: 'factor-wrong' });
    expect(await statusOfWork(browser)).toBe(401);
    const before = browser.cookies.get('weikao_test_staff');
    await browser.get('finishTotp', { body: { code: codeNow(secret, strict), label: '手机' } });
    expect(await statusOfWork(browser)).toBe(200);
    expect(browser.cookies.get('weikao_test_staff')).not.toBe(before);
  });

  it('the next log-in asks for the factor, and a session that waits for it opens nothing', async () => {
    const first = await enter(strict, 'hebei-admin');
    const { secret } = await enrolTotp(strict, first);
    const browser = await enter(strict, 'hebei-admin');
    expect([await standingOf(browser), await statusOfWork(browser)]).toEqual(['factor-due', 401]);
    for (const call of ['startTotp', 'startKey'] as const) {
      expect(await browser.refusal(call, {})).toMatchObject({ status: 401, code: 'not-logged-in' });
    }
    expect(await browser.get('askForProof', {})).toEqual({
      code: true,
      key: null,
      recoveryCodes: 10,
      password: false,
    });
    await browser.get('proveByCode', { body: { code: codeNow(secret, strict) } });
    expect([await standingOf(browser), await statusOfWork(browser)]).toEqual(['open', 200]);
  });

  it('a session that waits is over after ten minutes', async () => {
    await enrolKey(await enter(strict, 'hebei-deputy'));
    const browser = await enter(strict, 'hebei-deputy');
    wait(strict, 600);
    expect(await standingOf(browser)).toBe('none');
    expect(await browser.refusal('askForProof', {})).toMatchObject({ status: 401 });
  });

  it('of two who know the password and are both asked to enrol, only the first one does', async () => {
    const [owner, thief] = [await enter(strict, 'support'), await enter(strict, 'support')];
    const { secret } = await thief.get('startTotp', {});
    await enrolKey(owner);
    const body = { code: codeNow(secret, strict), label: '手机' };
    expect(await thief.refusal('finishTotp', { body })).toMatchObject({ code: 'not-logged-in' });
    expect(await statusOfWork(thief)).toBe(401);
  });

  it('the last one stays; any other can go', async () => {
    const browser = await enter(strict, 'auditor');
    await enrolTotp(strict, browser);
    const { factors } = await browser.get('listFactors', {});
    const last = { params: { factor: factors[0]?.id ?? '' } };
    expect(await browser.refusal('removeFactor', last)).toMatchObject({ status: 409, code: 'last-factor' });
    await enrolKey(browser);
    const left = await browser.get('removeFactor', last);
    expect(left.factors.map(({ kind, label }) => [kind, label])).toEqual([['webauthn', '安全密钥']]);
  });
});

describe('where it is left to everybody', () => {
  it('the password alone opens the session of who has none; who has one must use it', async () => {
    const browser = await enter(product, 'sjz');
    expect([await standingOf(browser), await statusOfWork(browser)]).toEqual(['open', 200]);
    await enrolTotp(product, browser);
    expect(await standingOf(await enter(product, 'sjz'))).toBe('factor-due');
  });

  it('the last one may go, and its recovery codes with it', async () => {
    const browser = await enter(product, 'taiyuan');
    const { recoveryCodes } = await enrolTotp(product, browser);
    const { factors } = await browser.get('listFactors', {});
    const left = await browser.get('removeFactor', { params: { factor: factors[0]?.id ?? '' } });
    expect(left).toEqual({ factors: [], recoveryCodes: 0 });
    expect(recoveryCodes).toHaveLength(10);
    expect(await standingOf(await enter(product, 'taiyuan'))).toBe('open');
  });
});

describe('a code of an authenticator', () => {
  let secret: string;
  beforeAll(async () => {
    secret = (await enrolTotp(product, await enter(product, 'huangpu'))).secret;
  });

  it('is good in its own half minute and the ones beside it', async () => {
    for (const [step, right] of [
      [-2, false],
      [-1, true],
      [2, false],
      [1, true],
    ] as const) {
      wait(product, 90);
      const browser = await enter(product, 'huangpu');
      const code = codeNow(secret, product, step);
      const { statusCode } = await browser.send('proveByCode', { body: { code } });
      expect([step, statusCode]).toEqual([step, right ? 200 : 422]);
    }
  });

  it('is good once: neither it nor an earlier one opens a second session', async () => {
    wait(product, 90);
    const [code, earlier] = [codeNow(secret, product), codeNow(secret, product, -1)];
    await (await enter(product, 'huangpu')).get('proveByCode', {
      body: { code: ` ${code.slice(0, 3)} ${code.slice(3)}` },
    });
    const thief = await enter(product, 'huangpu');
    expect(await prove(thief, code)).toMatchObject({ status: 422, code: 'factor-wrong' });
    expect(await prove(thief, earlier)).toMatchObject({ status: 422, code: 'factor-wrong' });
    expect(await statusOfWork(thief)).toBe(401);
  });

  it('is good once also when ten sessions send it at the same moment', async () => {
    wait(product, 90);
    const code = codeNow(secret, product);
    const { factors } = product.services;
    const [row] = await product.sql(
      "select factor_id, staff_id from staff_factors join staff using (staff_id) where user_name = 'huangpu'",
    );
    const step = product.services.secondFactors.stepOf(secret, code, product.clock.wall()) ?? 0;
    const spend = () => factors.spendStep(String(row?.factor_id), step, product.clock.wall());
    const spent = await Promise.all(Array.from({ length: 10 }, spend));
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  it('cannot be guessed: wrong ones slow this person down, whichever session they come from', async () => {
    wait(product, 3600);
    for (let i = 0; i < 5; i += 1) {
      expect((await prove(await enter(product, 'huangpu'), '000000')).status).toBe(422);
    }
    const browser = await enter(product, 'huangpu');
    expect(await prove(browser, '000000')).toMatchObject({ status: 429, code: 'login-delayed' });
    expect(await prove(browser, codeNow(secret, product))).toMatchObject({ status: 429 });
    wait(product, 30);
    await browser.get('proveByCode', { body: { code: codeNow(secret, product) } });
  });

  it('stands nowhere in the database: its secret is sealed, and bound to its row', async () => {
    const [row] = await product.sql("select encode(sealed, 'escape') as sealed from staff_factors limit 1");
    expect(String(row?.sealed)).not.toContain(secret);
    await product.sql(
      'update staff_factors set sealed = o.sealed from staff_factors o where o.factor_id <> staff_factors.factor_id',
    );
    expect((await (await enter(product, 'huangpu')).send('askForProof', {})).statusCode).toBe(500);
  });
});

describe('a security key', () => {
  it('opens the session by its answer to the challenge, once', async () => {
    const key = await enrolKey(await enter(product, 'zhengzhou'));
    const browser = await enter(product, 'zhengzhou');
    const { key: ask } = await browser.get('askForProof', {});
    const answer = key.prove(ask ?? '');
    const copy = await enter(product, 'zhengzhou');
    await copy.get('askForProof', {});
    expect(await copy.refusal('proveByKey', { body: { answer } })).toMatchObject({ code: 'factor-wrong' });
    await browser.get('proveByKey', { body: { answer } });
    expect(await statusOfWork(browser)).toBe(200);
    expect(await browser.refusal('proveByKey', { body: { answer } })).toMatchObject({ code: 'factor-wrong' });
  });

  it('of another page, another person or another machine is none', async () => {
    const key = await enrolKey(await enter(product, 'henan'));
    const forged = [
      createAuthenticator('https://weikao.example'),
      createAuthenticator(),
      await enrolKey(await enter(product, 'shanghai')),
    ];
    for (const other of forged) {
      for (const inTheNameOf of [other, key]) {
        wait(product, 900);
        const browser = await enter(product, 'henan');
        const { key: ask } = await browser.get('askForProof', {});
        const { id } = JSON.parse(inTheNameOf.prove(ask ?? ''));
        const answer = JSON.stringify({ ...JSON.parse(other.prove(ask ?? '')), id, rawId: id });
        const refused = await browser.refusal('proveByKey', { body: { answer } });
        expect(refused).toMatchObject({ code: 'factor-wrong' });
      }
    }
  });

  it('that has counted further elsewhere is a copy', async () => {
    const key = await enrolKey(await enter(product, 'heping-site'));
    const factor = "(select staff_id from staff where user_name = 'heping-site')";
    await product.sql(`update staff_factors set last_used = 7 where staff_id = ${factor}`);
    const browser = await enter(product, 'heping-site');
    const { key: ask } = await browser.get('askForProof', {});
    const refused = await browser.refusal('proveByKey', { body: { answer: key.prove(ask ?? '') } });
    expect(refused).toMatchObject({ code: 'factor-wrong' });
  });

  it.each(['', 'null', '[]', '{}', '{"id":7}', '{"id":"a","response":null}'])(
    'answers nothing with %j',
    async (answer) => {
      const browser = await enter(product, 'hebei');
      await browser.get('startKey', {});
      const body = { answer, label: '安全密钥' };
      expect(await browser.refusal('finishKey', { body })).toMatchObject({ code: 'factor-wrong' });
    },
  );
});

describe('a recovery code', () => {
  it('lets in who has lost the authenticator, once; new ones take the place of all', async () => {
    const owner = await enter(product, 'baoding');
    const { recoveryCodes } = await enrolTotp(product, owner);
    const [first = '', second = ''] = recoveryCodes;
    const browser = await enter(product, 'baoding');
    await browser.get('proveByCode', { body: { code: `${first.slice(0, 5)}-${first.slice(5)}` } });
    expect(await statusOfWork(browser)).toBe(200);
    expect((await browser.get('listFactors', {})).recoveryCodes).toBe(9);
    const again = await enter(product, 'baoding');
    expect(await prove(again, first)).toMatchObject({ status: 422, code: 'factor-wrong' });
    const fresh = await browser.get('renewRecoveryCodes', {});
    expect(fresh.recoveryCodes).toHaveLength(10);
    expect(await prove(again, second)).toMatchObject({ code: 'factor-wrong' });
  });

  it('of somebody else is none', async () => {
    const { recoveryCodes } = await enrolTotp(product, await enter(product, 'shanxi'));
    await enrolTotp(product, await enter(product, 'sjz-counter'));
    const thief = await enter(product, 'sjz-counter');
    expect(await prove(thief, recoveryCodes[0] ?? '')).toMatchObject({ code: 'factor-wrong' });
  });
});

describe('changing one’s factors', () => {
  it('needs a proof of the last ten minutes, in an open session too', async () => {
    const browser = await enter(product, 'zhengzhou-counter');
    wait(product, 601);
    for (const call of ['startTotp', 'startKey', 'renewRecoveryCodes'] as const) {
      expect(await browser.refusal(call, {})).toMatchObject({ status: 403, code: 'step-up-needed' });
    }
    expect(await browser.get('askForProof', {})).toMatchObject({ code: false, key: null, password: true });
    const wrong = { body: { password: 'Wrong-2026!' } };
    expect(await browser.refusal('proveByPassword', wrong)).toMatchObject({ code: 'factor-wrong' });
    await browser.get('proveByPassword', { body: { password: PASSWORD } });
    await enrolTotp(product, browser);
    // From now on the password proves nothing more.
    const right = { body: { password: PASSWORD } };
    expect(await browser.refusal('proveByPassword', right)).toMatchObject({ code: 'factor-wrong' });
  });
});
