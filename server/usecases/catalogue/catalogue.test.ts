import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewReasonChange, ReasonCatalogue } from '#contract/client.ts';
import { createPool } from '../../postgres/pool.ts';
import { populate } from '../../postgres/populate.ts';
import { createReference } from '../../postgres/reference.ts';
import { watchReference } from '../../postgres/reference-watch.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { areOffered } from '../review/offered-reason.ts';

const WORDS = {
  stage: 'review',
  text: '未提交规范化培训协议。',
  fix: '请补交培训基地盖章的协议。',
  textEn: 'The training agreement is missing.',
  fixEn: 'Please hand it in, stamped by the training base.',
  field: 'residency_certified',
} as const;

let product: TestProduct;
let author: TestBrowser;
let second: TestBrowser;
let henan: TestBrowser;
let nation: TestBrowser;
let nation2: TestBrowser;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  author = await newStaff(product, 'region-administrator', '13');
  second = await newStaff(product, 'region-administrator', '13');
  henan = await newStaff(product, 'region-administrator', '41');
  nation = await newStaff(product, 'national-administrator', null);
  nation2 = await newStaff(product, 'national-administrator', null);
});
afterAll(() => product.close());

const adding = (region: string | null, words: Partial<NewReasonChange['words']> = {}) => ({
  body: { kind: 'add' as const, region, reason: null, words: { ...WORDS, ...words }, note: '' },
});
const about = (kind: 'reword' | 'retire' | 'restore', reason: string, text: string | null = null) => ({
  body: { kind, region: null, reason, words: text === null ? null : { ...WORDS, text }, note: '' },
});
const idOf = ({ changes }: ReasonCatalogue) => changes[0]?.id ?? '';
const deciding = (change: string, act: 'approve' | 'decline' | 'withdraw') => ({
  params: { change },
  body: { do: act },
});
const expectRefusal = async (answer: ReturnType<TestBrowser['refusal']>, code: string) =>
  expect((await answer).code).toBe(code);
const offered = (region: string, code: string, action: 'refuse' | 'refuse-confirmation' = 'refuse') =>
  areOffered(product.services, action, region, [code]);
const reasonWith = async (words: string) =>
  (await nation.get('getReasonCatalogue', {})).reasons.find(({ text }) => text === words);

/** Adds a reason by two people; gives its code. */
async function add(by: TestBrowser, approver: TestBrowser, region: string | null, text: string) {
  const change = idOf(await by.get('proposeReasonChange', adding(region, { text })));
  await approver.get('decideReasonChange', deciding(change, 'approve'));
  return (await reasonWith(text))?.code ?? '';
}

describe('the catalogue of reasons', () => {
  it('takes a region’s reason from two of its administrators, offers it there only, and in its stage only', async () => {
    const asked = await author.get('proposeReasonChange', adding('13'));
    expect(await reasonWith(WORDS.text), 'not before it is approved').toBeUndefined();
    await expectRefusal(
      author.refusal('decideReasonChange', deciding(idOf(asked), 'approve')),
      'same-member-of-staff',
    );
    await second.get('decideReasonChange', deciding(idOf(asked), 'approve'));
    const code = (await reasonWith(WORDS.text))?.code ?? '';
    expect([offered('13', code), offered('41', code), offered('13', code, 'refuse-confirmation')]).toEqual([
      true,
      false,
      false,
    ]);
    const seen = (await henan.get('getReasonCatalogue', {})).reasons.map((reason) => reason.code);
    expect(seen).not.toContain(code);
    expect(seen).toContain('education-mismatch');
  });

  it('offers a national one everywhere', async () => {
    const code = await add(nation, nation2, null, '提交的材料无法核验。');
    expect([offered('13', code), offered('41', code)]).toEqual([true, true]);
  });

  it('keeps a region from what is national or another region’s', async () => {
    await expectRefusal(author.refusal('proposeReasonChange', adding(null)), 'reason-unknown');
    await expectRefusal(author.refusal('proposeReasonChange', adding('41')), 'reason-unknown');
    await expectRefusal(
      author.refusal('proposeReasonChange', about('retire', 'years-too-few')),
      'reason-unknown',
    );
    const theirs = idOf(await henan.get('proposeReasonChange', adding('41')));
    await expectRefusal(author.refusal('decideReasonChange', deciding(theirs, 'decline')), 'reason-unknown');
    expect((await author.get('getReasonCatalogue', {})).changes.map(({ id }) => id)).not.toContain(theirs);
    await henan.get('decideReasonChange', deciding(theirs, 'withdraw'));
  });

  it('never rewords: other words are another reason, and what was given before reads as it did', async () => {
    const code = await add(author, second, '13', '单位未盖章。');
    const change = idOf(await author.get('proposeReasonChange', about('reword', code, '单位没有盖公章。')));
    await expectRefusal(second.refusal('proposeReasonChange', about('retire', code)), 'reason-change-open');
    await second.get('decideReasonChange', deciding(change, 'approve'));
    const [before, after] = [await reasonWith('单位未盖章。'), await reasonWith('单位没有盖公章。')];
    expect(before).toMatchObject({ code, isRetired: true, isReplaced: true, changes: [] });
    expect([offered('13', code), offered('13', after?.code ?? '')]).toEqual([false, true]);
    await expectRefusal(author.refusal('proposeReasonChange', about('restore', code)), 'reason-unknown');
    for (const statement of ["update reasons set text_zh = '别的话'", 'delete from reasons'])
      await expect(product.sql(`${statement} where reason_id = $1`, [code])).rejects.toThrow(
        /never reworded/,
      );
  });

  it('retires and restores; what is retired is refused as a reason', async () => {
    const code = 'level-mismatch';
    for (const [kind, isOpen] of [
      ['retire', false],
      ['restore', true],
    ] as const) {
      const change = idOf(await nation.get('proposeReasonChange', about(kind, code)));
      await nation2.get('decideReasonChange', deciding(change, 'approve'));
      expect(offered('13', code)).toBe(isOpen);
    }
    await expectRefusal(nation.refusal('proposeReasonChange', about('retire', 'slip')), 'reason-unknown');
  });

  it('decides once: the same again is the same, another one comes too late; what is declined changes nothing', async () => {
    const change = idOf(await author.get('proposeReasonChange', adding('13', { text: '材料过期。' })));
    const key = randomUUID();
    for (const _time of [1, 2])
      expect((await second.send('decideReasonChange', deciding(change, 'decline'), { key })).statusCode).toBe(
        200,
      );
    await expectRefusal(
      nation.refusal('decideReasonChange', deciding(change, 'approve')),
      'configuration-settled',
    );
    const otherwise = await second.send('decideReasonChange', deciding(change, 'approve'), { key });
    expect(otherwise.json().error.code).toBe('key-used-otherwise');
    expect(await reasonWith('材料过期。')).toBeUndefined();
  });

  it('of two who approve at once one does', async () => {
    const change = idOf(await author.get('proposeReasonChange', adding('13', { text: '同时批准。' })));
    const both = await Promise.all(
      [second, nation].map((staff) => staff.send('decideReasonChange', deciding(change, 'approve'))),
    );
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  });

  it('refuses blank words, a field that nobody asks, and a region that does not exist', async () => {
    expect((await author.send('proposeReasonChange', adding('13', { text: '  ' }))).statusCode).toBe(400);
    await expectRefusal(
      author.refusal('proposeReasonChange', adding('13', { field: 'shoe_size' })),
      'reason-unknown',
    );
    await expectRefusal(nation.refusal('proposeReasonChange', adding('99')), 'reason-unknown');
  });

  it('is noticed by a process that runs', async () => {
    const pool = createPool(product.database.urls.app, 2, () => {});
    const other = await createReference(pool);
    const watch = await watchReference(
      pool,
      () => other.reload(),
      () => {},
    );
    const code = await add(author, second, '13', '另一个进程也看到。');
    await watch.look();
    expect(other.reasons().map((reason) => reason.code)).toContain(code);
    await watch.close();
    await pool.end();
  });

  it('stays as administrators made it when the data file is loaded again with other words', async () => {
    const own = await add(author, second, '13', '自己的理由。');
    const retire = idOf(await nation.get('proposeReasonChange', about('retire', 'degree-mismatch')));
    await nation2.get('decideReasonChange', deciding(retire, 'approve'));
    const folder = mkdtempSync(path.join(tmpdir(), 'reasons-'));
    cpSync(path.join(import.meta.dirname, '../../../data'), folder, { recursive: true });
    const file = path.join(folder, 'refusal-reasons.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('学位', '文凭'));
    expect(await populate(product.database.urls.migrator, folder)).toContain('reasons');
    rmSync(folder, { recursive: true });
    const rows = await product.sql('select * from reasons where reason_id = any($1) order by reason_id', [
      ['degree-mismatch', own],
    ]);
    expect(rows.map(({ text_zh, retired_at }) => [text_zh, retired_at === null])).toEqual(
      expect.arrayContaining([
        [expect.stringContaining('学位'), false],
        ['自己的理由。', true],
      ]),
    );
  });
});
