import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUnsourcedCsv } from './csv-headers.ts';
import { findNameless } from './names.ts';
import { findStrayHan, listCheckedForHan } from './stray-han.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';

let tree: TreeCopy;

beforeAll(() => {
  tree = copyTree();
});
afterAll(() => tree.remove());

describe('the check for stray Chinese', () => {
  it.each([
    ['domain/planted/a.ts', "export const label = '报名';", '报名'],
    ['server/http/planted.ts', '// 考生\nexport {};', '考生'],
    ['web/candidate/planted.tsx', 'export const Title = () => <h1>缴费</h1>;', '缴费'],
    ['web/candidate/planted-punctuation.tsx', "export const stop = '。';", '。'],
    ['server/ports/planted-wide.ts', "export const bracket = '（';", '（'],
    ['server/postgres/migrations/planted.sql', '-- 𠮷\nselect 1;', '𠮷'],
    ['web/office/planted.css', "a::after { content: '必填'; }", '必填'],
    ['server/documents/planted.typ', '= 报名表', '报名表'],
    ['scripts/planted.mjs', "console.log('完');", '完'],
    ['web/office/pages/planted.html', '<p>页</p>', '页'],
  ])('finds it in %s', (file, content, stray) => {
    tree.plant(file, content);
    expect(findStrayHan(tree.root).filter((finding) => finding.startsWith(`${file}:`))).toEqual([
      expect.stringContaining(`: ${stray}`),
    ]);
  });

  it.each([
    'vocabulary/planted.ts',
    'data/planted.ts',
    'stand-ins/planted.ts',
    'web/office/review/texts.zh-CN.ts',
    'web/candidate/index.html',
    'domain/planted/a.test.ts',
    'server/testing/planted.ts',
    'journeys/planted.journey.ts',
  ])('lets %s speak', (file) => {
    tree.plant(file, '/* 中文 */');
    expect(findStrayHan(tree.root).filter((finding) => finding.startsWith(`${file}:`))).toEqual([]);
  });

  it('looks at the rooms', () => {
    const rooms = new Set(listCheckedForHan(tree.root).map((file) => file.split('/')[0]));
    expect([...rooms]).toEqual(expect.arrayContaining(['domain', 'server', 'web', 'scripts']));
  });
});

describe('the check of names', () => {
  it.each([
    'domain/planted/utils.ts',
    'server/common/planted.ts',
    'web/office/Helpers/planted.tsx',
    'server/http/lib.test.ts',
    'vocabulary/core/a.ts',
    'contract/shared.ts',
  ])('finds %s', (file) => {
    tree.plant(file, 'export {};');
    expect(findNameless(tree.root)).toContain(file);
  });

  it.each(['server/keys/shared-secret.ts', 'domain/review/core-subjects.ts'])('lets %s be', (file) => {
    tree.plant(file, 'export {};');
    expect(findNameless(tree.root)).not.toContain(file);
  });
});

describe('the check of CSV headers', () => {
  it.each([
    ['data/planted-bare.csv', 'code,name\n11,北京\n', ['source', 'year']],
    ['data/demo/planted-undated.csv', '# source: invented\ncode\n', ['year']],
    ['data/planted-late.csv', 'code\n# source: invented\n# year: 2026\n', ['source', 'year']],
    ['data/planted-good.csv', '# source: invented\n# year: 2026\ncode\n1\n', []],
  ])('%s', (file, content, missing) => {
    tree.plant(file, content);
    const findings = findUnsourcedCsv(tree.root).filter((finding) => finding.startsWith(`${file}:`));
    expect(findings).toEqual(missing.map((what) => expect.stringContaining(`no "# ${what}: "`)));
  });
});
