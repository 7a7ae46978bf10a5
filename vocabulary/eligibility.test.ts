import { describe, expect, it } from 'vitest';
import { ADVICE_CODES, VERDICTS } from '#domain/eligibility/assess.ts';
import { EDUCATIONS, TITLES } from '#domain/eligibility/rules.ts';
import { adviceNote, adviceText, verdictText } from './eligibility.ts';
import { faultsInSentence, LANGUAGES } from './testing/sentence-rules.ts';

const until = '2025-12-31';
const bases = ['registration', 'title', 'residency', 'profession', 'education'];

describe('advice on the conditions', () => {
  it('is a sentence for every code, education, basis, title and figure, in both languages', () => {
    for (const language of LANGUAGES) {
      for (const code of ADVICE_CODES) {
        for (const education of EDUCATIONS) {
          for (const basis of bases) {
            for (const title of TITLES) {
              for (const [needed, years, months] of [
                [0, 0, 0],
                [4, 3, 8],
                [4, 4, 0],
              ] as const) {
                const figures = { needed, years, months, until, graduated: '2026-06-30' };
                const params = { education, degree: education, basis, title, ...figures };
                const said = adviceText({ code, params }, language);
                expect(said).not.toMatch(/[{}]/);
                expect(faultsInSentence(said, language), said).toEqual([]);
              }
            }
          }
        }
      }
    }
  });

  it('says what is needed, what there is, and until when it counts', () => {
    const figures = { needed: 4, years: 3, months: 8, until };
    const params = { education: 'bachelor', basis: 'registration', title: '', ...figures };
    expect(adviceText({ code: 'short', params }, 'zh-CN')).toBe(
      '按大学本科（学士）报考，需要执业注册满 4 年。截至2025年12月31日，只有3 年 8 个月。',
    );
    expect(adviceText({ code: 'short', params: { ...params, months: 0 } }, 'zh-CN')).toContain('只有3 年。');
    expect(adviceText({ code: 'short', params: { ...params, years: 0 } }, 'zh-CN')).toContain('只有8 个月。');
  });

  it('has a heading for each verdict, and says that it stops nothing', () => {
    for (const language of LANGUAGES) {
      const headings = VERDICTS.map((verdict) => verdictText(verdict, language));
      expect(new Set(headings).size).toBe(VERDICTS.length);
      expect(faultsInSentence(adviceNote(language), language)).toEqual([]);
    }
    expect(adviceNote('zh-CN')).toContain('不影响提交');
  });
});
