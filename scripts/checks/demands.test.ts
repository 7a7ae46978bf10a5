import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUntested, namedIn, readDemands } from './demands.ts';

const rows = `
| C4 | a warning, never a block | 26 一(二)4(2), 23 二4(2) |
| C6 | first this, then that | 26 一(二)4(4), 23 二4(4) |
| H1 | last year’s exam | 26 二 |
| A2 | user name or ID number | 26 一(一), 23 一 |
| A3 | by a QR code | 26 一(一), 23 一 |
`;

describe('the check for demands without a test', () => {
  it('reads which years a demand binds, and leaves out what stands outside the house', () => {
    expect(readDemands(rows)).toEqual([
      { id: 'C4', years: ['2026', '2023'] },
      { id: 'C6', years: ['2026', '2023'] },
      { id: 'H1', years: ['2026'] },
      { id: 'A2', years: ['2026', '2023'] },
    ]);
  });

  it.each([
    ["it('C6 (2026): one list', …)", ['C6 2026']],
    ["it('C15, C16 (2023): other', …)", ['C15 2023', 'C16 2023']],
    ["test('B1–B3 D1 (2026): far', …)", ['B1 2026', 'B2 2026', 'B3 2026', 'D1 2026']],
    ["it('C4 (2026, 2023): both', …)", ['C4 2026', 'C4 2023']],
    ["it('A2: any year', …)", ['A2 any']],
    ["it('a title that speaks of C6 (2026) only later', …)", []],
  ])('%s names %j', (source, named) => {
    expect(namedIn(source)).toEqual(named);
  });

  it('finds the year that no test names; a demand of the account needs no year', () => {
    const tests = ["it('C4 (2026): …')", "it('C6 (2026, 2023): …')", "it('H1 (2026)')", "it('A2: …')"];
    expect(findUntested(readDemands(rows), tests)).toEqual(['C4 (2023)']);
    expect(findUntested(readDemands(rows), tests.slice(0, 3))).toEqual([
      'C4 (2023)',
      'A2 (2026)',
      'A2 (2023)',
    ]);
  });

  it('reads every row of groups A to H of the real table but those that stand outside the house', () => {
    const markdown = readFileSync(path.join(import.meta.dirname, '../../docs/requirements.md'), 'utf8');
    const count = markdown.match(/^\| [A-H]\d+ \|/gm)?.length ?? 0;
    const demands = readDemands(markdown);
    expect(demands).toHaveLength(count - 3);
    expect(demands.filter(({ years }) => years.length === 0)).toEqual([]);
  });
});
