import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HOLD_KINDS } from '#domain/registration/holds.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import { holdText } from './holds.ts';
import { statusText } from './statuses.ts';
import { EDITIONS } from './testing/sentence-rules.ts';

const rows = readFileSync(new URL('../GLOSSARY.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!Chinese)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

const chineseOf = (code: string) =>
  rows
    .filter(([, codes]) => codes?.includes(`\`${code}\``))
    .map(([chinese]) => chinese)
    .join(' ');

describe('the glossary', () => {
  it('has three filled cells a row, and tells every Chinese term once', () => {
    expect(rows.length).toBeGreaterThan(80);
    for (const row of rows) {
      expect(row).toHaveLength(3);
      expect(row.filter((cell) => cell.trim() === '')).toEqual([]);
    }
    const terms = rows.map(([chinese]) => chinese).filter((chinese) => chinese !== '–');
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('names every hold as the screen does', () => {
    for (const kind of HOLD_KINDS) expect(chineseOf(kind)).toContain(holdText(kind, 'zh-CN'));
  });

  it('names every status as the screen does', () => {
    for (const status of STATUSES.filter((each) => each !== 'endorsed')) {
      for (const edition of EDITIONS) {
        const [words = ''] = statusText(edition, status, 'candidate', 'zh-CN').split(' · ');
        expect(chineseOf(status)).toContain(words);
      }
    }
  });
});
