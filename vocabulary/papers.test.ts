import { describe, expect, it } from 'vitest';
import { PAPER_CONDITIONS } from '#domain/edition/paper-list.ts';
import { papers2023, papers2026 } from '#domain/edition/papers.ts';
import {
  isPaper,
  leftPaperText,
  paperConditionText,
  paperLabel,
  paperWhy,
  paperWishText,
  scanText,
} from './papers.ts';
import { refusalText } from './refusals.ts';
import { faultsIn, faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const keys = [...papers2026, ...papers2023].map(({ key }) => key);

describe('papers', () => {
  it('D2 (2026, 2023): have a name, a why and a how in full sentences, in both languages', () => {
    inEveryWording((edition, language) => {
      for (const key of keys) {
        expect(isPaper(key), key).toBe(true);
        expect(faultsIn(paperLabel(edition, key, language), language)).toEqual([]);
        for (const isDemanded of [false, true]) {
          const { why, how } = paperWhy(edition, key, language, isDemanded);
          expect([...faultsInSentence(why, language), ...faultsInSentence(how, language)]).toEqual([]);
        }
      }
    });
  });

  it("D2 (2026): call the printed form by the guide's word", () => {
    expect(paperLabel('health-2026', 'signed-form', 'zh-CN')).toBe('报名申请表');
    expect(paperLabel('health-2026', 'toString', 'zh-CN')).toBe('toString');
    expect(paperWhy('health-2026', 'unknown', 'zh-CN')).toEqual({ why: '', how: '' });
  });

  it('of a region’s own are called as the region calls them; without their name nobody reads a key', () => {
    const own = { title: '继续教育学分证明', titleEn: '' };
    expect(paperLabel('health-2026', 'own-33-0a1b2c3d', 'zh-CN', own)).toBe('继续教育学分证明');
    expect(paperLabel('health-2026', 'own-33-0a1b2c3d', 'en', own)).toBe('继续教育学分证明');
    expect(paperLabel('health-2026', 'own-33-0a1b2c3d', 'en', { ...own, titleEn: 'Credits' })).toBe(
      'Credits',
    );
    for (const language of LANGUAGES) {
      expect(paperLabel('health-2026', 'own-33-0a1b2c3d', language)).not.toContain('own');
      for (const when of PAPER_CONDITIONS)
        expect(paperConditionText(when, ['中级'], language)).not.toMatch(/[{}]/);
      expect(faultsIn(leftPaperText('region', language), language)).toEqual([]);
      expect(faultsIn(paperWishText('not-asked', language), language)).toEqual([]);
    }
    expect(leftPaperText('region', 'zh-CN')).toBe('本考区不再要求');
    const params = { items: ['id-paper', 'own-33-0a1b2c3d'], titles: ['', own.title], titlesEn: ['', ''] };
    const said = refusalText({ code: 'papers-missing', params }, 'health-2026', 'candidate', 'zh-CN');
    expect(said.what).toBe('还有材料没有上传：“有效身份证件”“继续教育学分证明”。');
  });

  it('tell staff what the scanner says', () => {
    for (const language of LANGUAGES)
      for (const state of ['waiting', 'clean', 'infected', 'unscanned'] as const)
        expect(faultsIn(scanText(state, language), language)).toEqual([]);
  });
});
