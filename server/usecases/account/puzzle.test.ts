import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solve } from '../../../web/candidate/puzzle/solve.ts';
import { join, newcomer, PASSWORD, wait } from '../../testing/newcomers.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false, puzzleDigits: 2 });
});
afterAll(() => product.close());

const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code ?? 'done';

/** What a browser brings that has solved a puzzle. */
async function solved(browser: TestBrowser): Promise<string> {
  const puzzle = await browser.get('getPuzzle', {});
  if (puzzle === null) throw new Error('there is no puzzle');
  const { counter, hash } = solve(puzzle);
  return `${puzzle.puzzle}.${counter}.${hash}`;
}

const ask = (answer: string | null, phone = newcomer().phone) =>
  product
    .browser()
    .send('startSignUp', { body: { phone } }, { headers: answer === null ? {} : { 'x-puzzle': answer } });

describe('a code by short message', () => {
  it('is sent to who brings a solved puzzle, and to nobody else', async () => {
    const refused = await ask(null);
    expect([refused.statusCode, codeOf(refused)]).toEqual([428, 'puzzle-needed']);
    expect(product.sent).toEqual([]);
    expect(codeOf(await ask(await solved(product.browser())))).toBe('done');
    expect(product.sent).toHaveLength(1);
  });

  it('costs one puzzle each, also of many that come at once', async () => {
    const answer = await solved(product.browser());
    const codes = await Promise.all([1, 2, 3, 4].map(async () => codeOf(await ask(answer))));
    expect(codes.toSorted()).toEqual(['done', ...Array(3).fill('puzzle-needed')]);
    expect(codeOf(await ask(answer))).toBe('puzzle-needed');
  });

  it('is not sent for a puzzle that is not solved, was made easier, or was never given', async () => {
    const browser = product.browser();
    const puzzle = await browser.get('getPuzzle', {});
    if (puzzle === null) throw new Error('there is no puzzle');
    const { counter, hash } = solve(puzzle);
    const challenge = JSON.parse(Buffer.from(puzzle.puzzle, 'base64url').toString());
    const altered = (change: object, signature = challenge.signature) => {
      const parameters = { ...challenge.parameters, ...change };
      return Buffer.from(JSON.stringify({ parameters, signature })).toString('base64url');
    };
    const easy = altered({ keyPrefix: '0' });
    const later = altered({ data: { until: '2099-01-01T00:00:00.000Z' } });
    const costly = altered({ cost: 1_000_000_000 });
    for (const answer of [
      '',
      'x',
      '..',
      `${puzzle.puzzle}.${counter + 1}.${hash}`,
      `${puzzle.puzzle}.${counter}.${'0'.repeat(64)}`,
      `${puzzle.puzzle}.-1.${hash}`,
      `${puzzle.puzzle}.1e99.${hash}`,
      `${easy}.${counter}.${hash}`,
      `${later}.${counter}.${hash}`,
      `${costly}.${counter}.${hash}`,
      `${altered({}, '0'.repeat(64))}.${counter}.${hash}`,
      `${Buffer.from('null').toString('base64url')}.${counter}.${hash}`,
      `${'A'.repeat(3000)}.${counter}.${hash}`,
    ])
      expect(codeOf(await ask(answer)), answer.slice(0, 60)).toBe('puzzle-needed');
    // None of that has used the puzzle up.
    expect(codeOf(await ask(`${puzzle.puzzle}.${counter}.${hash}`))).toBe('done');
  });

  it('is not sent for a puzzle that is ten minutes old', async () => {
    const answer = await solved(product.browser());
    wait(product, 600);
    expect(codeOf(await ask(answer))).toBe('puzzle-needed');
  });

  it('of a recovery or a reclaim costs one as well', async () => {
    const browser = product.browser();
    const person = { idType: 'resident-id', idNumber: '130102199805120021', name: '王晓明' } as const;
    const phone = newcomer().phone;
    expect(codeOf(await browser.send('startRecovery', { body: person }))).toBe('puzzle-needed');
    expect(codeOf(await browser.send('startReclaim', { body: { phone } }))).toBe('puzzle-needed');
    for (const _ of [1, 2]) {
      const headers = { 'x-puzzle': await solved(browser) };
      expect(codeOf(await browser.send('startRecovery', { body: person }, { headers }))).toBe('done');
    }
  });
});

describe('A2: logging in', () => {
  it('costs a puzzle after two failures, whether the account exists or not', async () => {
    const plain = await createTestProduct({ people: false });
    const { entries } = await join(plain);
    await plain.close();
    for (const login of [entries.userName, entries.idNumber]) {
      const browser = product.browser();
      const tryIt = async (headers: Record<string, string> = {}) =>
        codeOf(await browser.send('logIn', { body: { login, password: PASSWORD } }, { headers }));
      expect([await tryIt(), await tryIt()]).toEqual(['wrong-login', 'wrong-login']);
      expect(await tryIt()).toBe('puzzle-needed');
      expect(await tryIt({ 'x-puzzle': await solved(browser) })).toBe('wrong-login');
      expect(await tryIt()).toBe('puzzle-needed');
    }
  });
});

it('asks for none where the installation has none', async () => {
  const plain = await createTestProduct({ people: false });
  expect(await plain.browser().get('getPuzzle', {})).toBeNull();
  await join(plain);
  await plain.close();
});
