import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPortrait } from '../../demo/portrait.ts';
import { join, PASSWORD } from '../../testing/newcomers.ts';
import { createTestProduct, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, logInToOffice, submit } from '../../testing/thread.ts';

const RARE_FONT = existsSync('/usr/share/fonts/truetype/hanazono/HanaMinB.ttf');

/** One of each extension of Unicode that GB 18030-2022 has in its third level. */
const EXTENSIONS = [
  ['A', '㛃', 'U+36C3'],
  ['B', '𠮷', 'U+20BB7'],
  ['C', '𪜶', 'U+2A736'],
  ['D', '𫝀', 'U+2B740'],
  ['E', '𬎆', 'U+2C386'],
  ['F', '𬺰', 'U+2CEB0'],
] as const;

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
});
afterAll(() => product.close());

function textOf(pdf: Buffer): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-pdf-'));
  try {
    writeFileSync(path.join(folder, 'form.pdf'), pdf);
    return execFileSync('pdftotext', ['form.pdf', '-'], { cwd: folder }).toString().replaceAll(/\s+/g, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signs up under this name and goes on until the registration is submitted. */
async function submitAs(name: string) {
  const { entries, browser } = await join(product, { name, nameAgain: name });
  const basics = {
    nationality: 'CN',
    sex: null,
    birthDate: null,
    ethnicity: '01',
    idValidUntil: '2035-06-30',
  };
  await browser.get('saveBasics', { body: basics });
  await browser.get('addCredential', {
    body: {
      kind: 'education',
      level: 'junior-college',
      school: `石家庄${name.slice(1)}医学高等专科学校`,
      schoolNote: '',
      major: '护理学',
      finishedOn: '2019-07-01',
      certificateNumber: '103781201906000123',
      studyLength: '3',
    },
  });
  const photo = { query: {}, body: Buffer.from(await drawPortrait(90)) };
  await browser.get('uploadPhoto', photo, { headers: { 'content-type': 'image/jpeg' } });
  await fillIn(browser);
  await submit(browser);
  return { entries, browser };
}

describe('a name with a rare character', () => {
  it.each(EXTENSIONS)(
    'of extension %s (%s) is itself at log-in, in the office and on paper',
    async (_extension, rare, code) => {
      const name = `王${rare}`;
      const { entries, browser } = await submitAs(name);
      const elsewhere = product.browser();
      await elsewhere.get('logIn', { body: { login: entries.idNumber, password: PASSWORD } });
      expect((await elsewhere.get('getAccount', {})).name).toBe(name);
      const desk = await logInToOffice(product, 'sjz');
      for (const q of [name, entries.idNumber.slice(-4)]) {
        const { rows } = await desk.get('listFiles', { query: { q } });
        expect(
          rows.map((row) => row.name),
          q,
        ).toContain(name);
      }
      const form = await browser.send('printForm', { params: { edition: EDITION } });
      expect(form.statusCode).toBe(200);
      expect(textOf(form.rawPayload)).toContain(RARE_FONT ? name : `王□(${code})`);
    },
  );

  it('typed by an old input method is stored as the character meant', async () => {
    const { browser } = await join(product, { name: '王\uE863', nameAgain: '王䶮' });
    expect((await browser.get('getAccount', {})).name).toBe('王䶮');
  });

  it('is counted in characters, not in their halves', async () => {
    const long = `王${'𠮷'.repeat(59)}`;
    const { browser } = await join(product, { name: long, nameAgain: long });
    expect((await browser.get('getAccount', {})).name).toBe(long);
  });
});

describe('looking for a character', () => {
  const find = (query: { reading?: string; radical?: string; strokes?: string }) =>
    product.browser().get('findCharacters', { query });
  const signs = async (query: Parameters<typeof find>[0]) =>
    (await find(query)).characters.map(({ character }) => character);

  it.each(EXTENSIONS)('finds those of extension %s by radical and strokes: %s', async (_extension, rare) => {
    const [row] = await product.sql(
      'select radical, strokes from character_groups where characters like $1',
      [`%${rare}%`],
    );
    const query = { radical: String(row?.radical), strokes: String(row?.strokes) };
    expect(await signs(query)).toContain(rare);
  });

  it('finds by reading however it is typed, fewest strokes first, with all readings', async () => {
    for (const reading of ['yan', ' YAN ', 'yǎn']) expect(await signs({ reading })).toContain('䶮');
    expect(await signs({ reading: 'lv', strokes: '11' })).toContain('稆');
    const { characters } = await find({ reading: 'jie', radical: '38' });
    expect(characters.find(({ character }) => character === '㛃')).toEqual({
      character: '㛃',
      readings: ['jié'],
      radical: 38,
      strokes: 9,
    });
    const strokes = characters.map((each) => each.strokes);
    expect(strokes).toEqual(strokes.toSorted((a, b) => a - b));
  });

  it('says when there are more than can be looked through, and finds nothing where nothing is asked', async () => {
    expect(await find({ strokes: '12' })).toMatchObject({ more: true });
    expect((await find({ strokes: '12' })).characters).toHaveLength(200);
    expect(await find({})).toEqual({ characters: [], more: false });
    expect(await find({ reading: 'xyz' })).toEqual({ characters: [], more: false });
    expect(await find({ radical: '999' })).toEqual({ characters: [], more: false });
  });
});
