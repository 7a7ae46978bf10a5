import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCandidate, savePage } from '../../testing/candidates.ts';
import { raceToRefer } from '../../testing/race.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
let region: TestBrowser;
let point: TestBrowser;
let henan: TestBrowser;
let nation: TestBrowser;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  region = await newStaff(product, 'region', '13');
  point = await newStaff(product, 'point', '13', '1301');
  henan = await newStaff(product, 'region', '41');
  nation = await newStaff(product, 'nation', null);
});
afterAll(() => product.close());

const params = { edition: EDITION };
const byHand = (name: string) => ({
  employment: { employer: 'other', employer_other: name, employer_category: 'clinic' },
});

/** A nurse who typed the name of her employer by hand and has submitted. */
async function nurseOf(name: string, of = '13') {
  const { browser } = await newCandidate(product);
  const { number } = await fillIn(browser, of, byHand(name));
  await submit(browser);
  return { browser, number };
}

const listed = (staff: TestBrowser, is: 'open' | 'said' = 'open') =>
  staff.get('listEmployerNames', { query: { is } });

async function rowOf(staff: TestBrowser, name: string, is: 'open' | 'said' = 'open') {
  const found = (await listed(staff, is)).find((row) => row.name === name);
  if (found === undefined) throw new Error(`${name} is not in the list`);
  return found;
}

type Verdict = 'listed' | 'new' | 'open';
type Seen = { readonly region: string; readonly name: string; readonly seq: number };
const saying = ({ region: of, name, seq }: Seen, verdict: Verdict, employer: string | null = null) => ({
  body: { region: of, name, seq, verdict, employer },
});

async function pick(text: string) {
  const [found] = await region.get('searchDirectory', { query: { q: text, region: '13' } });
  if (found === undefined) throw new Error(`no employer for ${text}`);
  return found;
}

describe('C15 (2026): employers’ names typed by hand wait to be identified', () => {
  it('each name once, in whatever spelling, with the number of candidates, most frequent first', async () => {
    await nurseOf('栾城区康宁诊所（有限公司）');
    await nurseOf('栾城区康宁诊所（有限公司）');
    await nurseOf('栾城区 康宁诊所(有限公司)');
    await nurseOf('鹿泉区仁爱门诊部');
    const rows = await listed(region);
    expect(rows.map(({ name, count }) => [name, count])).toEqual([
      ['栾城区康宁诊所（有限公司）', 3],
      ['鹿泉区仁爱门诊部', 1],
    ]);
    expect(rows[0]).toMatchObject({
      regionName: '河北省',
      verdict: 'open',
      seq: 0,
      employer: null,
      who: null,
    });
  });

  it('only from forms that were submitted: not from drafts, nor while they are taken back', async () => {
    const { browser } = await newCandidate(product);
    await fillIn(browser, '13', byHand('尚未提交诊所'));
    const names = async () => (await listed(region)).map(({ name }) => name);
    expect(await names()).not.toContain('尚未提交诊所');
    await submit(browser);
    expect(await names()).toContain('尚未提交诊所');
    await browser.get('withdraw', { params });
    expect(await names()).not.toContain('尚未提交诊所');
  });

  it('only within the own region; the nation sees all, a point says nothing', async () => {
    await nurseOf('金水区安康诊所', '41');
    const names = async (staff: TestBrowser) => (await listed(staff)).map(({ name }) => name);
    expect(await names(henan)).toEqual(['金水区安康诊所']);
    expect(await names(region)).not.toContain('金水区安康诊所');
    expect(await names(nation)).toEqual(expect.arrayContaining(['金水区安康诊所', '鹿泉区仁爱门诊部']));
    const refusal = await point.refusal('listEmployerNames', { query: { is: 'open' } });
    expect(refusal).toMatchObject({ status: 403, code: 'permission-missing' });
    const row = await rowOf(region, '鹿泉区仁爱门诊部');
    expect(await point.refusal('identifyEmployer', saying(row, 'new'))).toMatchObject({ status: 403 });
    expect(await henan.refusal('identifyEmployer', saying(row, 'new'))).toMatchObject({ status: 404 });
  });
});

describe('what is said of a name', () => {
  it('stands beside it for every reviewer; the submitted form stays as it was', async () => {
    const name = '石家庄一医院';
    const { number, browser } = await nurseOf(name);
    const before = await browser.get('getRegistration', { params });
    const employer = await pick('石家庄市第一人民医院');
    const said = await region.get(
      'identifyEmployer',
      saying(await rowOf(region, name), 'listed', employer.code),
    );
    expect(said).toMatchObject({ verdict: 'listed', seq: 1, count: 1, who: '范丽君' });
    expect(said.employer).toEqual({ code: employer.code, name: '石家庄市第一人民医院' });
    expect((await listed(region)).map((row) => row.name)).not.toContain(name);
    const file = await point.get('getFile', { params: { number } });
    expect(file.employerSaid).toEqual({ verdict: 'listed', name: '石家庄市第一人民医院' });
    const answers = file.pages.flatMap((page) => page.answers);
    expect(answers.find(({ key }) => key === 'employer_other')?.shown).toBe(name);
    const after = await browser.get('getRegistration', { params });
    expect({ ...after, serverTime: '' }).toEqual({ ...before, serverTime: '' });
  });

  it('holds for whoever types the name later, in any spelling', async () => {
    const { number } = await nurseOf(' 石家庄 一医院');
    const file = await point.get('getFile', { params: { number } });
    expect(file.employerSaid).toEqual({ verdict: 'listed', name: '石家庄市第一人民医院' });
  });

  it('can be taken back, and said otherwise', async () => {
    const { number } = await nurseOf('井陉县百草堂诊所');
    const fileOf = async () => (await point.get('getFile', { params: { number } })).employerSaid;
    await region.get('identifyEmployer', saying(await rowOf(region, '井陉县百草堂诊所'), 'new'));
    expect(await fileOf()).toEqual({ verdict: 'new', name: null });
    const said = await rowOf(region, '井陉县百草堂诊所', 'said');
    const back = await region.get('identifyEmployer', saying(said, 'open'));
    expect(back).toMatchObject({ verdict: 'open', seq: 2 });
    expect(await fileOf()).toBeNull();
    expect((await rowOf(region, '井陉县百草堂诊所')).seq).toBe(2);
    const lines = await product.sql(
      "select verdict from employer_identifications where name_folded = '井陉县百草堂诊所' order by seq",
    );
    expect(lines.map(({ verdict }) => verdict)).toEqual(['new', 'open']);
  });

  it('names an employer of the directory where it says so, and none where it does not', async () => {
    const row = await rowOf(region, '鹿泉区仁爱门诊部');
    const employer = (await pick('石家庄市第一人民医院')).code;
    for (const [verdict, code] of [
      ['listed', null],
      ['listed', '91130100ZZZZZZZZZZ'],
      ['new', employer],
      ['open', employer],
    ] as const) {
      const refusal = await region.refusal('identifyEmployer', saying(row, verdict, code));
      expect(refusal).toMatchObject({ status: 422, code: 'employer-unknown' });
    }
    const unheard = { ...row, name: '谁也没有填过的单位' };
    expect(await region.refusal('identifyEmployer', saying(unheard, 'new'))).toMatchObject({ status: 404 });
  });
});

describe('two members of staff at once', () => {
  /** Both have seen the same and looked before either writes; then how many are heard. */
  async function heard(name: string): Promise<number> {
    await nurseOf(name);
    const second = await newStaff(product, 'region', '13');
    const row = await rowOf(region, name);
    const employer = (await pick('石家庄市第一人民医院')).code;
    const rivals = [
      () => region.send('identifyEmployer', saying(row, 'new')),
      () => second.send('identifyEmployer', saying(row, 'listed', employer)),
    ];
    const answers = await raceToRefer(
      product,
      { lock: 'select 1 from regions where region_id = $1 for update', values: ['13'] },
      rivals,
    );
    return answers.filter(({ statusCode }) => statusCode === 200).length;
  }

  it('one is heard, the other is told that something was said meanwhile', async () => {
    expect(await heard('赵县惠民诊所')).toBe(1);
    const late = { region: '13', name: '赵县惠民诊所', seq: 0 };
    for (const seq of [0, 7]) {
      const refusal = await region.refusal('identifyEmployer', saying({ ...late, seq }, 'new'));
      expect(refusal).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    }
  });

  it('and both would be, if the key did not let one through only', async () => {
    const key = 'primary key (region_id, name_folded, seq)';
    await product.sql('alter table employer_identifications drop constraint employer_identifications_pkey');
    expect(await heard('高邑县惠民诊所')).toBe(2);
    await product.sql("delete from employer_identifications where name_folded = '高邑县惠民诊所'");
    await product.sql(`alter table employer_identifications add ${key}`);
  });

  it('one request sent twice is one line; its key says nothing else', async () => {
    await nurseOf('晋州市同心诊所');
    const row = await rowOf(region, '晋州市同心诊所');
    const key = randomUUID();
    const first = await region.get('identifyEmployer', saying(row, 'new'), { key });
    expect(await region.get('identifyEmployer', saying(row, 'new'), { key })).toEqual(first);
    const other = saying({ ...row, seq: 1 }, 'open');
    const refusal = await region.refusal('identifyEmployer', other, { key });
    expect(refusal).toMatchObject({ status: 422, code: 'key-used-otherwise' });
  });
});

describe('a form that is mended', () => {
  it('shows nothing of a name that it no longer bears', async () => {
    const { browser, number } = await nurseOf('石家庄一医院');
    await browser.get('withdraw', { params });
    const { employment = {} } = await rightAnswers(browser);
    await savePage(browser, 'employment', employment);
    await submit(browser);
    expect((await point.get('getFile', { params: { number } })).employerSaid).toBeNull();
  });
});
