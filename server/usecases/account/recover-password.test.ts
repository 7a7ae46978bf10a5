import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignUp } from '#contract/client.ts';
import { join, newcomer, numberEndingInX, PASSWORD, wait, withPaper } from '../../testing/newcomers.ts';
import { raceToInsert } from '../../testing/race.ts';
import { createTestProduct, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const NEW_PASSWORD = 'Neu-und-besser-7';

const personOf = ({ idType, idNumber, name }: SignUp) => ({ idType, idNumber, name });
const start = (entries: SignUp, changes: Partial<SignUp> = {}) =>
  product.browser().send('startRecovery', { body: personOf({ ...entries, ...changes }) });
const finish = (entries: SignUp, code: string, password = NEW_PASSWORD) =>
  product.browser().send('finishRecovery', { body: { ...personOf(entries), code, password } });
const statusOfLogIn = async ({ userName }: SignUp, password: string) =>
  (await product.browser().send('logIn', { body: { login: userName, password } })).statusCode;

/** The messages about a forgotten password that reached this person's telephone. */
const messagesTo = ({ phone }: SignUp) =>
  product.sent.filter((message) => message.phone === phone && message.text.includes('找回密码'));
const codeIn = (text: string | undefined) => /\d{6}/.exec(text ?? '')?.[0] ?? '';
const lastCodeTo = (entries: SignUp) => codeIn(messagesTo(entries).at(-1)?.text);
/** Six digits that are not these. */
const otherThan = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

/** What a stranger can see, but for the number that finds a line in the log. */
function seen({ statusCode, body }: { statusCode: number; body: string }) {
  const { error, ...rest } = JSON.parse(body) as { error?: Record<string, unknown> };
  return { statusCode, rest, error: { ...error, trace: '' } };
}

describe('a forgotten password', () => {
  it('is replaced by the code sent to the telephone of the account; every session ends', async () => {
    const { entries, browser } = await join(product);
    await start(entries);
    expect(messagesTo(entries)).toHaveLength(1);
    const [message] = messagesTo(entries);
    for (const secret of [entries.idNumber, entries.name, entries.userName]) {
      expect(message?.text).not.toContain(secret);
    }
    const done = await finish(entries, lastCodeTo(entries));
    expect([done.statusCode, done.cookies]).toEqual([200, []]);
    expect((await browser.send('getAccount', {})).statusCode).toBe(401);
    expect(await statusOfLogIn(entries, PASSWORD)).toBe(401);
    expect(await statusOfLogIn(entries, NEW_PASSWORD)).toBe(200);
  });

  it('may name the ID number and the name as they are often typed', async () => {
    const number = numberEndingInX('830307');
    const { entries } = await join(product, {
      ...withPaper('resident-id', number),
      name: '买买提·吐尔逊',
      nameAgain: '买买提·吐尔逊',
    });
    const typed = { ...entries, idNumber: ` ${number.toLowerCase()}`, name: '买买提•吐尔逊' };
    await start(typed);
    expect((await finish(typed, ` ${lastCodeTo(entries)} `)).statusCode).toBe(200);
  });

  it('has to be good, and the code is still there for a better one', async () => {
    const { entries } = await join(product, { userName: 'geXiaofeng' });
    await start(entries);
    for (const password of ['kurz-1', `x${entries.idNumber}x`, 'Wk-GEXIAOFENG-1']) {
      const refused = await finish(entries, lastCodeTo(entries), password);
      expect(seen(refused)).toMatchObject({ statusCode: 422, error: { code: 'problems' } });
    }
    expect((await finish(entries, lastCodeTo(entries))).statusCode).toBe(200);
  });
});

describe('a code', () => {
  it('opens the account once', async () => {
    const { entries } = await join(product);
    await start(entries);
    const code = lastCodeTo(entries);
    expect((await finish(entries, code)).statusCode).toBe(200);
    expect(seen(await finish(entries, code, 'Noch-eins-2026'))).toMatchObject({
      statusCode: 422,
      error: { code: 'recovery-code-wrong' },
    });
  });

  it('is good for ten minutes', async () => {
    const { entries } = await join(product);
    await start(entries);
    wait(product, 600);
    expect((await finish(entries, lastCodeTo(entries))).statusCode).toBe(422);
    await start(entries);
    wait(product, 599);
    expect((await finish(entries, lastCodeTo(entries))).statusCode).toBe(200);
  });

  it('is worth nothing after five wrong ones, also when they come at once; a new one is', async () => {
    const { entries } = await join(product);
    await start(entries);
    const code = lastCodeTo(entries);
    const wrong = await Promise.all([1, 2, 3, 4, 5].map((by) => finish(entries, otherThan(code, by))));
    expect(wrong.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 422, 422]);
    expect((await finish(entries, code)).statusCode).toBe(422);
    await start(entries);
    expect((await finish(entries, lastCodeTo(entries))).statusCode).toBe(200);
  });

  it('survives four wrong ones', async () => {
    const { entries } = await join(product);
    await start(entries);
    const code = lastCodeTo(entries);
    for (const by of [1, 2, 3, 4]) await finish(entries, otherThan(code, by));
    expect((await finish(entries, code)).statusCode).toBe(200);
  });

  it('is replaced by the next one', async () => {
    const { entries } = await join(product);
    await start(entries);
    const first = lastCodeTo(entries);
    await start(entries);
    const second = lastCodeTo(entries);
    if (first !== second) expect((await finish(entries, first)).statusCode).toBe(422);
    expect((await finish(entries, second)).statusCode).toBe(200);
  });

  it('opens nobody else’s account', async () => {
    const [mine, theirs] = [await join(product), await join(product)];
    await start(mine.entries);
    await start(theirs.entries);
    expect((await finish(theirs.entries, lastCodeTo(mine.entries))).statusCode).toBe(422);
    expect(await statusOfLogIn(theirs.entries, PASSWORD)).toBe(200);
  });

  it('is in the database by its hash only', async () => {
    const { entries } = await join(product);
    await start(entries);
    const found = await product.sql(
      "select encode(code_hash, 'escape') as plain, encode(code_hash, 'hex') as hex from sent_codes",
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { plain, hex } of found) {
      expect(plain).not.toBe(lastCodeTo(entries));
      expect(hex).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe('messages', () => {
  it('are five an hour to one person, whoever asks', async () => {
    const { entries } = await join(product);
    for (let i = 0; i < 5; i += 1) {
      expect((await start(entries)).statusCode).toBe(200);
      wait(product, 60);
    }
    const refused = await start(entries, { idNumber: ` ${entries.idNumber} ` });
    expect(seen(refused)).toMatchObject({ statusCode: 429, error: { code: 'recovery-delayed' } });
    expect(messagesTo(entries)).toHaveLength(5);
    wait(product, 3600 - 5 * 60);
    expect((await start(entries)).statusCode).toBe(200);
    expect(messagesTo(entries)).toHaveLength(6);
  });

  it('are no more when twenty are asked for at once', async () => {
    const { entries } = await join(product);
    const rivals = Array.from({ length: 20 }, () => async () => (await start(entries)).statusCode);
    const statuses = await raceToInsert(product, 'failed_attempts', rivals, 8);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(5);
    expect(messagesTo(entries).length).toBeLessThanOrEqual(5);
  });
});

describe('who has an account', () => {
  it('cannot be told from asking for a code: same answers, for as long as one likes to ask', async () => {
    const { entries } = await join(product);
    const nobody = newcomer();
    for (let i = 0; i < 7; i += 1) expect(seen(await start(entries))).toEqual(seen(await start(nobody)));
    expect(messagesTo(nobody)).toEqual([]);
  });

  it('gets no message where another name was given, and the asker hears nothing of it', async () => {
    const { entries } = await join(product);
    const other = await start(entries, { name: '尹建国' });
    expect(seen(other)).toEqual(seen(await start(newcomer())));
    expect(messagesTo(entries)).toEqual([]);
    await start(entries);
    const refused = await finish({ ...entries, name: '尹建国' }, lastCodeTo(entries));
    expect(seen(refused)).toMatchObject({ statusCode: 422, error: { code: 'recovery-code-wrong' } });
  });

  it('cannot be told from setting a password without a code, not even with the user name in it', async () => {
    const { entries } = await join(product, { userName: 'pengjiaqi' });
    for (const password of [NEW_PASSWORD, 'Wk-pengjiaqi-1', 'weak']) {
      const known = seen(await finish(entries, '000000', password));
      expect(known, password).toEqual(seen(await finish(newcomer(), '000000', password)));
    }
  });
});
