import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../edition/edition.ts';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import { AS_DECLARED, type OwnPaper, type PaperList } from '../edition/paper-list.ts';
import { soundDocument } from '../testing/configurations.ts';
import { differences } from './differences.ts';
import { paperProblems, withKeys } from './paper-problems.ts';

const around = {
  region: '33',
  papers: health2026.papers,
  fields: fieldsOf(health2026).map(({ key }) => key),
  levels: ['junior-assistant', 'junior', 'intermediate'],
};
const own = (but: Partial<OwnPaper> = {}): OwnPaper => ({
  key: 'own-33-0a1b2c3d',
  title: '继续教育学分证明',
  titleEn: 'Proof of continued education',
  hint: '近两年的学分，加盖单位公章。',
  required: true,
  when: 'always',
  levels: [],
  ...but,
});
const list = (but: Partial<PaperList>): PaperList => ({ ...AS_DECLARED, ...but });
const codesOf = (paperList: PaperList, of = around) =>
  paperProblems({ paperList, confirmation: 'on-line' }, of).map(({ code }) => code);

describe('a list of papers', () => {
  it('that changes what it may has no problem', () => {
    const sound = list({
      declared: { 'proof-of-years': 'not-asked', 'further-papers': 'required' },
      own: [own(), own({ key: '', title: '诚信承诺书', titleEn: '', hint: '' })],
      most: { 'education-certificate': 2, 'own-33-0a1b2c3d': 1 },
    });
    expect(codesOf(sound)).toEqual([]);
  });

  it.each(['signed-form', 'id-paper'])('leaves %s as the nation has it', (key) => {
    expect(codesOf(list({ declared: { [key]: 'not-asked' } }))).toEqual(['paper-locked']);
    expect(codesOf(list({ declared: { [key]: 'required' } }))).toEqual(['paper-locked']);
    expect(codesOf(list({ most: { [key]: 1 } }))).toEqual(['paper-locked']);
  });

  it.each<[string, Partial<OwnPaper>, string]>([
    ['no name', { title: ' ' }, 'paper-untitled'],
    ['31 characters', { title: '证'.repeat(31) }, 'paper-title-long'],
    ['a control character', { title: '学分\u0007证明' }, 'paper-text-unreadable'],
    ['writing turned round', { title: '学分\u202e证明' }, 'paper-text-unreadable'],
    ['a hidden space', { hint: '学分\u200b证明' }, 'paper-text-unreadable'],
    ['a line of its own', { hint: '第一行\n第二行' }, 'paper-text-unreadable'],
    ['half of a character', { titleEn: 'Proof \ud83d' }, 'paper-text-unreadable'],
    ['a formula', { title: '=1+1' }, 'paper-text-formula'],
    ['a formula in full width', { hint: '＝1+1' }, 'paper-text-formula'],
    ["another region's key", { key: 'own-44-0a1b2c3d' }, 'paper-key-foreign'],
    ['the key of a declared paper', { key: 'id-paper' }, 'paper-key-foreign'],
    ['no level', { when: 'with-level' }, 'paper-levels-missing'],
    ['a level of nobody', { when: 'with-level', levels: ['senior'] }, 'paper-level-unknown'],
  ])('is refused with %s', (_, but, code) => {
    expect(codesOf(list({ own: [own(but)] }))).toEqual([code]);
  });

  it('takes names of 30 characters, also rare ones', () => {
    expect(codesOf(list({ own: [own({ title: '𠮷'.repeat(30) })] }))).toEqual([]);
  });

  it.each(['继续教育学分证明', ' 继续教育 学分证明', '继续教育学分证明\u3000'])(
    'holds a name once: %j',
    (title) => {
      expect(codesOf(list({ own: [own(), own({ key: 'own-33-4e5f6a7b', title })] }))).toEqual([
        'paper-title-twice',
      ]);
    },
  );

  it('holds a key once, names papers that are there, and keeps within the images', () => {
    expect(codesOf(list({ own: [own(), own({ title: '诚信承诺书' })] }))).toEqual(['paper-key-twice']);
    expect(codesOf(list({ declared: { 'title-certificate': 'required' } }))).toEqual(['paper-not-declared']);
    expect(codesOf(list({ declared: Object.fromEntries([['constructor', 'required' as const]]) }))).toEqual([
      'paper-not-declared',
    ]);
    const licence = 'practice-licence';
    for (const most of [{ [licence]: 0 }, { [licence]: 10 }, { nobody: 1 }, { [licence]: 1.5 }])
      expect(codesOf(list({ most }))).toEqual(['paper-most-wrong']);
  });

  it('asks by level only where the exam asks for the level: C6 (2023)', () => {
    const of2023 = {
      ...around,
      papers: health2023.papers,
      fields: fieldsOf(health2023).map(({ key }) => key),
    };
    const byLevel = list({ own: [own({ when: 'with-level', levels: ['junior'] })] });
    expect(codesOf(byLevel, of2023)).toEqual(['paper-condition-unknown']);
  });

  it('of a region that confirms on site warns that nothing declared is uploaded there', () => {
    const paperList = list({ declared: { 'proof-of-years': 'not-asked' } });
    expect(paperProblems({ paperList, confirmation: 'on-site' }, around)).toMatchObject([
      { severity: 'warning', code: 'papers-not-told' },
    ]);
  });

  it('gets keys for what is new, and keeps those that are there', () => {
    const keyed = withKeys(
      list({ own: [own(), own({ key: '', title: ' 诚信承诺书 ' })] }),
      '33',
      () => '9f8e7d6c-0000',
    );
    expect(keyed.own.map(({ key }) => key)).toEqual(['own-33-0a1b2c3d', 'own-33-9f8e7d6c']);
    expect(keyed.own[1]?.title).toBe('诚信承诺书');
  });

  it('differs from another part by part', () => {
    const before = { ...soundDocument, paperList: list({ own: [own()], most: { 'practice-licence': 2 } }) };
    const after = {
      ...soundDocument,
      paperList: list({
        declared: { 'proof-of-years': 'not-asked' },
        own: [own({ titleEn: '', when: 'with-level', levels: ['junior'] })],
      }),
    };
    const of = 'own-33-0a1b2c3d';
    expect(differences(before, after)).toEqual([
      { field: 'paperList.declared', of: 'proof-of-years', before: null, after: 'not-asked' },
      { field: 'paperList.titleEn', of, before: 'Proof of continued education', after: null },
      { field: 'paperList.when', of, before: 'always', after: 'with-level junior' },
      { field: 'paperList.most', of: 'practice-licence', before: '2', after: null },
    ]);
  });
});
