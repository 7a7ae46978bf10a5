import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportView } from '#contract/client.ts';
import { recordPlace } from '../postgres/past-record-store.ts';
import { bring, importNow, runAll } from '../testing/imports.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { fillIn, logIn, submit } from '../testing/thread.ts';

let product: TestProduct;
let region: TestBrowser;
let nation: TestBrowser;

beforeAll(async () => {
  product = await createTestProduct();
  region = await newStaff(product, 'region-administrator', '13');
  nation = await newStaff(product, 'national-administrator', null);
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

type Kind = ImportView['kind'];

async function check(by: TestBrowser, kind: Kind, lines: readonly string[]): Promise<ImportView> {
  const { id } = await bring(by, Buffer.from([...lines, ''].join('\n')), `${kind}.csv`, kind);
  return importNow(product, by, id);
}

async function act(by: TestBrowser, { id }: ImportView, what: 'apply' | 'undo'): Promise<ImportView> {
  await by.get('actOnImport', { params: { import: id }, body: { do: what } });
  return importNow(product, by, id);
}

async function apply(by: TestBrowser, kind: Kind, lines: readonly string[]): Promise<ImportView> {
  const view = await check(by, kind, lines);
  expect(view, JSON.stringify(view.problems)).toMatchObject({ state: 'checked' });
  return act(by, view, 'apply');
}

const kinds = (view: ImportView) => view.problems.map(({ line, column, kind }) => [line, column, kind]);

describe('a file of employers', () => {
  const HEAD = 'credit_code,employer_name,region,point,nature,category,aliases';
  // The last characters are those that GB 32100 demands.
  const [NEW, OTHER] = ['12130100MB00000019', '12130100MB0000002C'];
  const row = (code: string, name = '石家庄市滨河医院', place = '13,1301', aliases = '滨河医院|市滨河') =>
    `${code},${name},${place},public-institution,general-hospital,${aliases}`;
  const employers = () =>
    product.sql(`select employer_id, name, aliases, region_id, point_id, nature, category, search, bigrams, import_id
      from employers where region_id = '13' order by 1`);
  const search = (text: string) =>
    product.services.employers.searchEmployers({ text, region: '13', city: null });

  it('is found by name, shorter name and initials as soon as it is applied, and gone when that is taken back', async () => {
    const before = await employers();
    const view = await apply(region, 'employers', [HEAD, row(NEW)]);
    expect(view).toMatchObject({ state: 'applied', added: 1, changed: 0 });
    for (const text of ['滨河医院', '市滨河', 'bhyy'])
      expect(
        (await search(text)).map(({ code }) => code),
        text,
      ).toContain(NEW);
    expect(await act(region, view, 'undo')).toMatchObject({ state: 'undone' });
    expect(await employers()).toEqual(before);
  });

  it('writes over an employer of the same code and puts exactly that back, the later import first', async () => {
    const first = await apply(region, 'employers', [HEAD, row(NEW)]);
    const before = await employers();
    const second = await apply(region, 'employers', [HEAD, row(NEW, '石家庄市滨河第一医院'), row(OTHER)]);
    expect(second).toMatchObject({ replaces: 1, added: 1, changed: 1 });
    expect(await act(region, first, 'undo')).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'later-import', count: 1 }],
    });
    expect(await act(region, second, 'undo')).toMatchObject({ state: 'undone' });
    expect(await employers()).toEqual(before);
    expect(await act(region, first, 'undo')).toMatchObject({ state: 'undone' });
  });

  it('is not taken back once somebody has named a new one', async () => {
    const view = await apply(region, 'employers', [HEAD, row(NEW)]);
    const browser = await logIn(product, 'wangxiaoming');
    await fillIn(browser);
    await product.sql(
      `update registrations set answers = answers || jsonb_build_object('employer', $1::text)
      where candidate_id = (select candidate_id from user_names where user_name = 'wangxiaoming')`,
      [NEW],
    );
    expect(await act(region, view, 'undo')).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'named', count: 1 }],
    });
    expect((await search('滨河医院')).map(({ code }) => code)).toContain(NEW);
  });

  it('with bad rows changes nothing, and names each by its line', async () => {
    const before = await employers();
    const view = await check(region, 'employers', [
      HEAD,
      row(OTHER),
      row('12130100MB0000002X'),
      row(NEW, '北京市滨河医院', '11,110101'),
      row(NEW, '石家庄市滨河医院', '13,1102'),
      `${NEW},,13,1301,public-institution,general-hospital,`,
      `${NEW},滨河,13,1301,state,hospital,`,
    ]);
    expect(view).toMatchObject({ state: 'faulty' });
    expect(kinds(view)).toEqual([
      [3, 'credit_code', 'credit-code-wrong'],
      [4, 'region', 'other-area'],
      [5, 'point', 'place-wrong'],
      [6, 'employer_name', 'value-missing'],
      [7, 'nature', 'value-unknown'],
      [7, 'category', 'value-unknown'],
    ]);
    expect(kinds(await check(region, 'employers', [HEAD, row(OTHER), row(OTHER, '另一个名字')]))).toEqual([
      [3, 'credit_code', 'repeated'],
    ]);
    expect(await employers()).toEqual(before);
  });

  it('may tell of every region where the nation brings it, in GB18030 and with headings in words as well', async () => {
    const template = (await nation.send('downloadImportTemplate', { query: { kind: 'employers' } })).body;
    const [headings] = template.replace(/^\ufeff/, '').split(/\r?\n/);
    expect(headings).toContain('统一社会信用代码');
    const view = await check(nation, 'employers', [
      headings ?? '',
      `${OTHER},北京市滨河医院,11,110101,public-institution,general-hospital,`,
    ]);
    expect(view, JSON.stringify(view.problems)).toMatchObject({ state: 'checked', problemCount: 0 });
  });
});

describe('a file of staff', () => {
  const HEAD = 'display_name,post,region,point';
  const THREE = [
    '赵一鸣,point-reviewer,13,1301',
    '钱二丽,region-reviewer,13,',
    '孙三强,counter-clerk,13,1301',
  ];
  const linksOf = async (by: TestBrowser, { id }: ImportView) => {
    const answer = await by.send('downloadImportedInvitations', { params: { import: id } });
    return {
      status: answer.statusCode,
      tokens: [...answer.body.matchAll(/#([0-9a-f]{64})/g)].map(([, t]) => t ?? ''),
    };
  };
  const accept = (token: string, userName: string) =>
    product.browser().send('acceptInvitation', { body: { token, userName, password: 'Zhao-Ming-2026' } });

  it('makes invitations and no account; the links go to who brought it, and nobody else', async () => {
    const staffBefore = await product.sql('select count(*) from staff');
    const view = await apply(region, 'staff', [HEAD, ...THREE]);
    expect(view).toMatchObject({ state: 'applied', added: 3, changed: 0 });
    expect(await product.sql('select count(*) from staff')).toEqual(staffBefore);
    const { tokens } = await linksOf(region, view);
    expect(new Set(tokens).size).toBe(3);
    expect((await linksOf(nation, view)).status).toBe(404);
    const colleague = await newStaff(product, 'region-administrator', '13');
    expect((await linksOf(colleague, view)).status).toBe(404);
    expect(JSON.stringify(await product.sql('select * from staff_invitations'))).not.toContain(tokens[0]);
    expect(await act(region, view, 'undo')).toMatchObject({ state: 'undone' });
    expect((await accept(tokens[0] ?? '', 'zhaoyiming')).statusCode).toBe(404);
  });

  it('lets each in as what the row says; then it is no longer taken back', async () => {
    const view = await apply(region, 'staff', [HEAD, '李四芳,region-reviewer,13,']);
    const { tokens } = await linksOf(region, view);
    expect((await accept(tokens[0] ?? '', 'lisifang')).statusCode).toBe(200);
    expect(await product.sql("select post, region_id from staff where user_name = 'lisifang'")).toEqual([
      { post: 'region-reviewer', region_id: '13' },
    ]);
    expect(await act(region, view, 'undo')).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'accepted', count: 1 }],
    });
  });

  it('gives nothing that is not the administrator’s to give, and takes no password', async () => {
    const view = await check(region, 'staff', [
      HEAD,
      '赵一鸣,national-administrator,,',
      '钱二丽,region-reviewer,11,',
      '孙三强,point-reviewer,13,',
      '周五勇,point-reviewer,13,1102',
      '吴六,chief,13,',
      '郑七,employer-clerk,13,',
    ]);
    expect(kinds(view)).toEqual([
      [2, 'post', 'position-wrong'],
      [3, 'post', 'position-wrong'],
      [4, 'post', 'position-wrong'],
      [5, 'point', 'place-wrong'],
      [6, 'post', 'value-unknown'],
      [7, 'post', 'position-wrong'],
    ]);
    expect(
      kinds(await check(region, 'staff', [`${HEAD},password`, '赵一鸣,region-reviewer,13,,123456'])),
    ).toEqual([[1, null, 'header-unknown']]);
  });
});

describe('results of an edition of our own', () => {
  const AFTER = '2026-06-01T10:00:00+08:00';
  const HEAD = 'number,score_basic,score_related,score_professional,score_practice';
  let number = '';

  beforeAll(async () => {
    await fillIn(await logIn(product, 'wangyanhong'));
    const browser = await logIn(product, 'lihua');
    await fillIn(browser);
    await submit(browser);
    const [row] = await product.sql(`update registrations set status = 'registered'
      where candidate_id = (select candidate_id from user_names where user_name = 'lihua') returning number`);
    number = String(row?.number);
  });
  const records = () =>
    product.sql(
      "select encode(id_hash, 'hex') as id, id_hash, year, name, specialty_id, level, sealed from past_records where year = 2026",
    );

  it('become past records with what was answered, by the nation’s act alone, and are taken back', async () => {
    product.clock.set(AFTER);
    expect(
      await region.refusal('openImport', {
        body: { kind: 'own-results', fileName: 'own.csv', size: 10, sha256: '0'.repeat(64) },
      }),
    ).toMatchObject({ code: 'not-permitted' });
    const view = await apply(nation, 'own-results', [HEAD, `${number},71,66,absent,none`]);
    expect(view).toMatchObject({ state: 'applied', added: 1 });
    const [record] = await records();
    const [of] = await product.sql('select name, specialty_id, level from registrations where number = $1', [
      number,
    ]);
    expect(record).toMatchObject({ year: 2026, ...of });
    const sealed = product.services.keys.open(
      recordPlace(record?.id_hash as Buffer, 2026),
      record?.sealed as Buffer,
    );
    expect(sealed).toMatchObject({
      results: { basic: { score: 71, absent: false }, professional: { score: null, absent: true } },
      answers: { name: of?.name, phone: expect.any(String), employer_name: expect.any(String) },
    });
    expect(await act(nation, view, 'undo')).toMatchObject({ state: 'undone' });
    expect(await records()).toEqual([]);
  });

  it('are refused before the exam, for a number that nobody has, and for who was not registered', async () => {
    const lines = [HEAD, `${number},71,66,70,72`];
    expect(kinds(await check(nation, 'own-results', lines))).toEqual([[2, 'number', 'exam-to-come']]);
    product.clock.set(AFTER);
    const [draft] = await product.sql(
      "select number from registrations where status <> 'registered' limit 1",
    );
    const view = await check(nation, 'own-results', [
      ...lines,
      '26999999999999,71,66,70,72',
      `${draft?.number},71,66,70,72`,
      `${number},,,,`,
      `${number},171.55,66,70,72`,
    ]);
    expect(kinds(view)).toEqual([
      [3, 'number', 'number-unknown'],
      [4, 'number', 'not-registered'],
      [5, 'score_basic', 'value-missing'],
      [6, 'score_basic', 'number-wrong'],
    ]);
    await runAll(product);
    expect(await records()).toEqual([]);
  });
});

describe('a file of specialties', () => {
  const HEAD = 'edition,specialty,specialty_name,name_en,discipline,level,form,subjects,closed';
  const ALL = 'basic|related|professional|practice';
  const row = (code: string, name: string, more = `nursing,junior,computer,${ALL},`) =>
    `health-2026,${code},${name},,${more}`;
  const params = { edition: 'health-2026' };
  const settled = () => nation.get('getNationConfiguration', { params });
  const drafted = async (code: string) =>
    (await settled()).open?.document.specialties.find((one) => one.code === code) ?? null;
  const decide = async (what: 'propose' | 'give-back' | 'drop') => {
    const rev = (await settled()).open?.rev ?? 0;
    await nation.get('decideNationConfiguration', { params, body: { do: what, rev, note: '' } });
  };
  afterEach(async () => {
    if ((await settled()).open !== null) await decide('drop');
  });

  it('goes whole into a draft, which another person still approves, and is taken back', async () => {
    const view = await apply(nation, 'specialties', [
      HEAD,
      row('217', '老年护理'),
      row('204', '中医护理学', `nursing,junior,paper,${ALL},yes`),
    ]);
    expect(view).toMatchObject({ state: 'applied', added: 1, changed: 1 });
    const { open, live, history } = await settled();
    expect(open).toMatchObject({ state: 'draft', problems: [] });
    expect(open?.actions).not.toContain('approve');
    expect(open?.document.specialties.at(-1)).toMatchObject({ code: '217', name: '老年护理', closed: false });
    expect(await drafted('204')).toMatchObject({ form: 'paper', closed: true });
    expect(live.specialties.find(({ code }) => code === '217')).toBeUndefined();
    expect(history[0]).toMatchObject({ action: 'save', note: 'specialties.csv' });
    await decide('propose');
    expect((await settled()).open?.actions).not.toContain('approve');
    await decide('give-back');
    expect(await act(nation, view, 'undo')).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'draft-moved', count: 1 }],
    });

    const again = await apply(nation, 'specialties', [HEAD, row('218', '急救护理')]);
    expect(await drafted('218')).not.toBeNull();
    expect(await act(nation, again, 'undo')).toMatchObject({ state: 'undone' });
    expect([await drafted('218'), (await drafted('217'))?.name]).toEqual([null, '老年护理']);
  });

  it('waits where the draft is not open to writing', async () => {
    const first = await apply(nation, 'specialties', [HEAD, row('219', '重症护理')]);
    expect(first.state).toBe('applied');
    await decide('propose');
    const second = await check(nation, 'specialties', [HEAD, row('220', '助产')]);
    expect(await act(nation, second, 'apply')).toMatchObject({ state: 'checked' });
    expect(await drafted('220')).toBeNull();
    await decide('give-back');
    expect(await act(nation, second, 'apply')).toMatchObject({ state: 'applied', added: 1 });
    expect(await drafted('220')).not.toBeNull();
  });

  it('is told line by line what is wrong, and nothing of it is written', async () => {
    const view = await check(nation, 'specialties', [
      HEAD,
      row('221', '康复护理', `护理,junior,computer,${ALL},`),
      row('222', '康复护理', 'nursing,junior,oral,basic|oral,maybe'),
      'health-2023,223,康复护理,,nursing,junior,computer,basic,',
      'health-2025,2 4,康复护理,,nursing,expert,computer,basic,',
      row('221', '', `nursing,junior,computer,${ALL},`),
    ]);
    expect(view.state).toBe('faulty');
    expect(kinds(view)).toEqual([
      [2, 'discipline', 'value-unknown'],
      [3, 'subjects', 'value-unknown'],
      [3, 'form', 'value-unknown'],
      [3, 'closed', 'value-unknown'],
      [4, 'edition', 'value-unknown'],
      [5, 'edition', 'value-unknown'],
      [5, 'specialty', 'number-wrong'],
      [5, 'level', 'value-unknown'],
      [6, 'specialty_name', 'value-missing'],
    ]);
    const twice = await check(nation, 'specialties', [HEAD, row('221', '甲'), row('221', '乙')]);
    expect(kinds(twice)).toEqual([[3, 'specialty', 'repeated']]);
    expect((await settled()).open).toBeNull();
  });

  it('is the nation’s to bring', async () => {
    const body = { kind: 'specialties', fileName: 'x.csv', size: 1, sha256: '0'.repeat(64) } as const;
    expect(await region.refusal('openImport', { body })).toMatchObject({ status: 403 });
  });
});
