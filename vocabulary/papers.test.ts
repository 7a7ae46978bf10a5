import { describe, expect, it } from 'vitest';
import { papers2023, papers2026 } from '#domain/edition/papers.ts';
import { isPaper, paperLabel, paperWhy, scanText } from './papers.ts';
import { faultsIn, faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const keys = [...papers2026, ...papers2023].map(({ key }) => key);

describe('papers', () => {
  it('D2 (2026, 2023): have a name, a why and a how in full sentences, in both languages', () => {
    inEveryWording((edition, language) => {
      for (const key of keys) {
        expect(isPaper(key), key).toBe(true);
        expect(faultsIn(paperLabel(edition, key, language), language)).toEqual([]);
        const { why, how } = paperWhy(edition, key, language);
        expect([...faultsInSentence(why, language), ...faultsInSentence(how, language)]).toEqual([]);
      }
    });
  });

  it("D2 (2026): call the printed form by the guide's word", () => {
    expect(paperLabel('health-2026', 'signed-form', 'zh-CN')).toBe('报名申请表');
    expect(paperLabel('health-2026', 'toString', 'zh-CN')).toBe('toString');
    expect(paperWhy('health-2026', 'unknown', 'zh-CN')).toEqual({ why: '', how: '' });
  });

  it('tell staff what the scanner says', () => {
    for (const language of LANGUAGES)
      for (const state of ['waiting', 'clean', 'infected', 'unscanned'] as const)
        expect(faultsIn(scanText(state, language), language)).toEqual([]);
  });
});
