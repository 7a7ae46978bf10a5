import { describe, expect, it } from 'vitest';
import type { BilingualNotice } from './notice-texts/notice.ts';
import { consents, noticeIn, registrationNotice, signUpNotice } from './notices.ts';
import { EDITIONS, faultsIn, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const titles = (edition: string) => registrationNotice(edition).documents.map((document) => document.title);

const faults = (notice: BilingualNotice) =>
  LANGUAGES.flatMap((language) => {
    const { title, paragraphs } = noticeIn(notice, language);
    return [title, ...paragraphs].flatMap((words) => faultsIn(words, language));
  });

describe('notices', () => {
  it('B3 (2026): hold the 重要声明 and the 考生诚信考试承诺书', () => {
    expect(registrationNotice('health-2026').title).toBe('报考须知');
    expect(titles('health-2026')).toEqual(['重要声明', '考生诚信考试承诺书']);
  });

  it('B3 (2023): hold the 报考须知, in the words of its guide', () => {
    expect(titles('health-2023')).toEqual(['报考须知']);
    const words = registrationNotice('health-2023')
      .documents.flatMap((document) => document.paragraphs)
      .join();
    expect(words).toContain('自动放弃本次考试');
    expect(words).not.toContain('主动放弃');
    expect(words).toContain('考点初审和考区终审');
  });

  it('say the same, paragraph by paragraph, in both languages', () => {
    inEveryWording((edition, language) => {
      const { documents } = registrationNotice(edition, language);
      for (const { title, paragraphs } of documents)
        expect([title, ...paragraphs].flatMap((words) => faultsIn(words, language))).toEqual([]);
    });
    for (const edition of EDITIONS) {
      const lengths = LANGUAGES.map((language) =>
        registrationNotice(edition, language).documents.map((document) => document.paragraphs.length),
      );
      expect(lengths[0]).toEqual(lengths[1]);
    }
    for (const notice of [signUpNotice, ...consents]) {
      expect(faults(notice)).toEqual([]);
      expect(notice.en.paragraphs).toHaveLength(notice.paragraphs.length);
    }
  });

  it('A9: open the 考生管理平台注册须知 before signing up', () => {
    expect(signUpNotice.title).toBe('考生管理平台注册须知');
  });

  it('ask for a separate consent to sensitive data, and name it by version', () => {
    expect(consents.map((consent) => consent.key)).toEqual(['privacy', 'sensitive-data']);
    expect(consents.every((consent) => consent.required && consent.version !== '')).toBe(true);
    const versions = EDITIONS.map((edition) => registrationNotice(edition).version);
    expect(new Set(versions).size).toBe(EDITIONS.length);
  });
});
