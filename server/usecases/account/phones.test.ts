import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignUp } from '#contract/client.ts';
import { codeSentTo, join, newcomer, PASSWORD, proven, wait, withPaper } from '../../testing/newcomers.ts';
import { raceToInsert } from '../../testing/race.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const ask = (phone: string) => product.browser().send('startSignUp', { body: { phone } });
const signUp = (body: SignUp) => product.browser().send('signUp', { body });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code ?? 'done';
const messagesTo = (phone: string) => product.sent.filter((message) => message.phone === phone);
const otherThan = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('signing up: A1 (2026)', () => {
  it('needs the code that was sent to the telephone; without it there is no account', async () => {
    const entries = newcomer();
    expect(codeOf(await signUp(entries))).toBe('phone-code-wrong');
    const right = await proven(product, entries);
    expect(codeOf(await signUp({ ...right, phoneCode: otherThan(right.phoneCode) }))).toBe(
      'phone-code-wrong',
    );
    expect((await signUp(right)).statusCode).toBe(200);
  });

  it('takes the code of this telephone only, once, for ten minutes', async () => {
    const [mine, theirs] = [await proven(product, newcomer()), await proven(product, newcomer())];
    expect(codeOf(await signUp({ ...mine, phone: theirs.phone }))).toBe('phone-code-wrong');
    wait(product, 600);
    expect(codeOf(await signUp(mine))).toBe('phone-code-wrong');
    const again = await proven(product, mine);
    wait(product, 599);
    expect((await signUp(again)).statusCode).toBe(200);
    const next = newcomer({ phone: again.phone, phoneCode: again.phoneCode });
    expect(codeOf(await signUp(next))).toBe('phone-code-wrong');
  });

  it('gives the same answer when the same command comes again, though the code is used up', async () => {
    const entries = await proven(product, newcomer());
    const [key, browser] = [crypto.randomUUID(), product.browser()];
    const first = await browser.get('signUp', { body: entries }, { key });
    expect(await product.browser().get('signUp', { body: entries }, { key })).toEqual(first);
  });

  it('does not end the code where only the user name was taken', async () => {
    const { entries } = await join(product);
    const late = await proven(product, newcomer({ userName: entries.userName }));
    expect(codeOf(await signUp(late))).toBe('user-name-taken');
    expect((await signUp({ ...late, userName: `${late.userName}.2` })).statusCode).toBe(200);
  });

  it('gives up on a code after five wrong ones', async () => {
    const entries = await proven(product, newcomer());
    for (const by of [1, 2, 3, 4, 5]) {
      await signUp({ ...entries, phoneCode: otherThan(entries.phoneCode, by) });
    }
    expect(codeOf(await signUp(entries))).toBe('phone-code-wrong');
  });

  it('tells nobody without the telephone whose ID number or user name is taken', async () => {
    const { entries } = await join(product);
    const taken = newcomer(withPaper('resident-id', entries.idNumber));
    expect(codeOf(await signUp({ ...taken, phoneCode: '000000' }))).toBe('phone-code-wrong');
  });

  it('asks for a code with the same answer, whether the telephone belongs to an account or not', async () => {
    const { entries } = await join(product);
    const [known, unknown] = [await ask(entries.phone), await ask(newcomer().phone)];
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(codeOf(await ask('0311-8601'))).toBe('problems');
  });
});

describe('messages to a telephone', () => {
  it('are five an hour, whoever asks; an account that was made wipes the slate', async () => {
    const entries = newcomer();
    for (let i = 0; i < 5; i += 1) expect((await ask(entries.phone)).statusCode).toBe(200);
    const refused = await ask(entries.phone);
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, 'phone-code-delayed']);
    expect(messagesTo(entries.phone)).toHaveLength(5);
    const right = { ...entries, phoneCode: codeSentTo(product, entries.phone) };
    expect((await signUp(right)).statusCode).toBe(200);
    expect((await ask(entries.phone)).statusCode).toBe(200);
  });

  it('are no more when twenty are asked for at once', async () => {
    const { phone } = newcomer();
    const rivals = Array.from({ length: 20 }, () => async () => (await ask(phone)).statusCode);
    await raceToInsert(product, 'failed_attempts', rivals, 8);
    expect(messagesTo(phone).length).toBeLessThanOrEqual(5);
  });
});

describe('codes that are asked for and never used', () => {
  it('are ten a day to one telephone, in words of their own', async () => {
    const { phone } = newcomer();
    for (let hour = 0; hour < 2; hour += 1) {
      for (let i = 0; i < 5; i += 1) expect((await ask(phone)).statusCode).toBe(200);
      wait(product, 3601);
    }
    const refused = await ask(phone);
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, 'phone-code-enough']);
    wait(product, 86_400);
    expect((await ask(phone)).statusCode).toBe(200);
  });

  it('are five an hour and ten a day for one account, whatever telephones it names', async () => {
    const { browser } = await join(product);
    const start = async () =>
      codeOf(await browser.send('startPhoneChange', { body: { phone: newcomer().phone } }));
    for (let i = 0; i < 5; i += 1) expect(await start()).toBe('done');
    expect(await start()).toBe('phone-code-delayed');
    wait(product, 3601);
    for (let i = 0; i < 5; i += 1) expect(await start()).toBe('done');
    wait(product, 3601);
    expect(await start()).toBe('phone-code-enough');
  });

  it('end with the day’s, for everybody, and begin again with the next day', async () => {
    const small = await createTestProduct({ people: false, messagesADay: 12 });
    const askThere = (phone: string) => small.browser().send('startSignUp', { body: { phone } });
    const phones = Array.from({ length: 20 }, () => newcomer().phone);
    const answers = await Promise.all(phones.map(askThere));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(12);
    expect(small.sent).toHaveLength(12);
    const person = { idType: 'resident-id', idNumber: '130102199805120021', name: '王晓明' } as const;
    const recovery = () => small.browser().send('startRecovery', { body: person });
    expect([codeOf(await askThere(newcomer().phone)), codeOf(await recovery())]).toEqual(
      Array(2).fill('messages-used-up'),
    );
    wait(small, 86_400);
    expect([codeOf(await askThere(newcomer().phone)), codeOf(await recovery())]).toEqual(['done', 'done']);
    await small.close();
  });
});

describe('changing the telephone', () => {
  const start = (browser: TestBrowser, phone: string) =>
    browser.send('startPhoneChange', { body: { phone } });
  const change = (browser: TestBrowser, phone: string, code: string, password = PASSWORD) =>
    browser.send('changePhone', { body: { phone, code, password } });
  const phoneOf = async (browser: TestBrowser) => (await browser.get('getAccount', {})).phone;

  it('needs the code sent to the new one and the password; the old one is told', async () => {
    const { entries, browser } = await join(product);
    const next = newcomer().phone;
    await start(browser, next);
    const code = codeSentTo(product, next);
    expect(codeOf(await change(browser, next, code, 'Wrong-2026!'))).toBe('password-wrong');
    expect(codeOf(await change(browser, next, otherThan(code)))).toBe('phone-code-wrong');
    expect(await phoneOf(browser)).toBe(entries.phone);
    expect((await change(browser, next, code)).statusCode).toBe(200);
    expect(await phoneOf(browser)).toBe(next);
    expect(messagesTo(entries.phone).at(-1)?.text).toContain(next.slice(-4));
    expect((await change(browser, next, code)).statusCode).toBe(200);
    expect(messagesTo(entries.phone).filter(({ text }) => text.includes('已改为'))).toHaveLength(1);
  });

  it('does not take a code that was sent for something else, or to somebody else', async () => {
    const [mine, theirs] = [await join(product), await join(product)];
    const next = newcomer().phone;
    await ask(next);
    expect(codeOf(await change(mine.browser, next, codeSentTo(product, next)))).toBe('phone-code-wrong');
    await start(theirs.browser, next);
    expect(codeOf(await change(mine.browser, next, codeSentTo(product, next)))).toBe('phone-code-wrong');
  });

  it('sends nothing where the number is the same, and slows guessing at the password down', async () => {
    const { entries, browser } = await join(product);
    expect(codeOf(await start(browser, entries.phone))).toBe('phone-unchanged');
    const next = newcomer().phone;
    await start(browser, next);
    const code = codeSentTo(product, next);
    for (let i = 0; i < 5; i += 1) await change(browser, next, code, `Wrong-2026!${i}`);
    expect(codeOf(await change(browser, next, code))).toBe('login-delayed');
  });
});
