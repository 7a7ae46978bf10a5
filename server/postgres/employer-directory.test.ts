import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmployerSearch, FoundEmployer } from '../ports/reference.ts';
import { addManyEmployers } from '../testing/many-employers.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { createEmployerDirectory } from './employer-directory.ts';
import { createPool, type Queryable, type Row } from './pool.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const search = (text: string, of: Partial<EmployerSearch> = {}) =>
  product.services.employers.searchEmployers({ region: null, city: null, ...of, text });
const names = (found: readonly FoundEmployer[]) => found.map(({ name }) => name);
const ways = (found: readonly FoundEmployer[]) => [...new Set(found.map(({ by }) => by))];
const FIRST = '石家庄市第一人民医院';

describe('C15 (2026, 2023): an employer is found', () => {
  it('by a keyword; names that begin with it come first, then shorter ones', async () => {
    const found = await search('石家庄市第');
    expect(names(found)).toContain(FIRST);
    expect(ways(found)).toEqual(['name']);
    const inside = names(await search('第一人民医院', { region: '13' }));
    expect(inside).toContain(FIRST);
    expect(inside.map((name) => name.length)).toEqual(
      inside.map((name) => name.length).toSorted((a, b) => a - b),
    );
  });

  it.each([
    ['several words', '石家庄 第一 医院'],
    ['pinyin', 'shijiazhuangshidiyirenmin'],
    ['part of the pinyin', 'zhuangshidiyi'],
    ['initials', 'sjzsdyrmyy'],
    ['capital letters', 'SJZSDYRMYY'],
  ])('by %s', async (_what, typed) => {
    expect(names(await search(typed, { city: '1301' })), typed).toContain(FIRST);
  });

  it('by its credit code, whole or in part', async () => {
    const [row] = await product.sql('select employer_id from employers where name = $1', [FIRST]);
    const code = String(row?.employer_id);
    expect(names(await search(code))).toEqual([FIRST]);
    expect(names(await search(code.slice(2).toLowerCase()))).toEqual([FIRST]);
  });

  it('within a province or a city only, where one was chosen', async () => {
    const inHebei = await search('人民医院', { region: '13' });
    expect(new Set(inHebei.map(({ region }) => region))).toEqual(new Set(['13']));
    const inBaoding = await search('人民医院', { region: '13', city: '1306' });
    expect(new Set(inBaoding.map(({ city }) => city))).toEqual(new Set(['1306']));
    expect(await search('石家庄市第一人民医院', { region: '41' })).toEqual([]);
  });

  it('only by what was typed: wildcards are characters, and nothing finds nothing', async () => {
    for (const typed of ['%', '_', '%%%%%%', '石家%%医院', '\\', '   ', '', '((((', "' or true --"]) {
      expect(await search(typed), typed).toEqual([]);
    }
  });

  it('twenty at most', async () => {
    expect(await search('医院')).toHaveLength(20);
  });
});

describe('an abbreviation', () => {
  it('offers the full names that it may mean, and says that it is one', async () => {
    const [row] = await product.sql(
      "select name, aliases from employers where point_id = '1301' and name = $1",
      [FIRST],
    );
    const alias =
      [row?.aliases ?? []]
        .flat()
        .map(String)
        .find((one) => !FIRST.includes(one)) ?? '';
    const found = await search(alias, { city: '1301' });
    expect(found[0]).toMatchObject({ name: FIRST, by: 'alias' });
    expect(names(found)).not.toContain(alias);
  });
});

describe('a slip of one character', () => {
  type Slip = { readonly at: number; readonly kind: 'wrong' | 'missing' | 'surplus' };
  const slipIn = (name: string, { at, kind }: Slip) => {
    const characters = [...name];
    const put = { wrong: ['鑫'], missing: [], surplus: ['鑫', characters[at] ?? ''] }[kind];
    return characters.toSpliced(at, 1, ...put).join('');
  };

  it('anywhere in a full name still finds it, and is said', async () => {
    const rows = await product.sql(
      "select name, point_id, search from employers where length(name) > 4 and name not like '%鑫%' order by employer_id",
    );
    const isKnown = (typed: string) => rows.some((each) => String(each.search).includes(typed));
    const slips = fc.record({
      row: fc.nat(rows.length - 1),
      at: fc.nat(29),
      kind: fc.constantFrom('wrong', 'missing', 'surplus'),
    });
    await fc.assert(
      fc.asyncProperty(slips, async ({ row, at, kind }) => {
        const { name, point_id: city } = rows[row] ?? {};
        const full = String(name);
        const typed = slipIn(full, { at: at % full.length, kind });
        // What is left may be a part of a name, or another name: then there is no slip.
        fc.pre(!isKnown(typed));
        const found = await search(typed, { city: String(city) });
        expect(names(found), typed).toContain(full);
        expect(ways(found), typed).toEqual(['similar']);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['in part of a name', '第一人明医院'],
    ['in pinyin', 'shijiazhuangshidiyirenmnyiyuan'],
    ['in pinyin, one letter too many', 'shijiazhuangshidiyirenmminyiyuan'],
  ])('%s', async (_what, typed) => {
    const found = await search(typed, { city: '1301' });
    expect(names(found)).toContain(FIRST);
    expect(ways(found)).toEqual(['similar']);
  });

  it('in so short a word that everything would resemble it finds nothing', async () => {
    expect(await search('滦鑫县')).toEqual([]);
    expect(await search('qqzxv')).toEqual([]);
  });

  it('is all that is forgiven: two wrong characters find nothing', async () => {
    expect(await search('石鑫庄市第一人鑫医院')).toEqual([]);
  });
});

describe('with more than 100,000 employers', () => {
  const TYPED = [
    '石家庄市',
    '医院',
    '人民医院',
    '石家庄 人民医院',
    '滦州',
    '市医',
    'shijiazhuang',
    'sjzsrmyy',
    '12110000440860864',
    '石家庄市第一人明医院',
    '宠物医院',
    'shijiazuang',
  ];
  /** The app's own connections, whose plans are made without looking at the values. */
  let pool: ReturnType<typeof createPool>;
  const sent: { text: string; values: unknown[] }[] = [];
  beforeAll(async () => {
    await addManyEmployers(product);
    pool = createPool(product.database.urls.app, 1, () => {});
  }, 120_000);
  afterAll(() => pool.end());

  /** As the app's role plans it: once, for all values. */
  async function planOf(text: string, values: unknown[]): Promise<string> {
    await pool.query(`prepare asked as ${text}`);
    const literals = values.map((value) =>
      Array.isArray(value)
        ? `array[${value.map((each) => pg.escapeLiteral(each)).join(', ')}]`
        : value === null
          ? 'null'
          : pg.escapeLiteral(String(value)),
    );
    const { rows } = await pool.query(`explain execute asked (${literals.join(', ')})`);
    await pool.query('deallocate asked');
    return rows.map((row: Row) => row['QUERY PLAN']).join('\n');
  }

  const spying: Queryable = {
    query: async ({ text, values }) => {
      sent.push({ text, values });
      return pool.query(text, values);
    },
  };

  it('there are as many', async () => {
    const [row] = await product.sql('select count(*)::int as count from employers');
    expect(Number(row?.count)).toBeGreaterThan(100_000);
  });

  it.each(TYPED)('“%s” is looked up in an index, never by reading them all', async (typed) => {
    sent.length = 0;
    await createEmployerDirectory(spying).searchEmployers({ text: typed, region: null, city: null });
    expect(sent.length).toBeGreaterThan(0);
    for (const { text, values } of sent) {
      expect(await planOf(text, values)).not.toContain('Seq Scan');
    }
  });
});
