import { describe, expect, it } from 'vitest';
import { UNUSUAL_DAYS } from '#domain/calendar/working-days.ts';
import { sayDays, unusualDayText } from './days.ts';

describe('days off', () => {
  it('have words of their own in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const told = UNUSUAL_DAYS.map((kind) => unusualDayText(kind, language));
      expect(new Set(told).size).toBe(UNUSUAL_DAYS.length);
    }
  });

  it('are told from one to another, also across a year’s end', () => {
    expect(sayDays('2026-01-01', '2026-01-03', 'zh-CN')).toBe('2026年1月1日至1月3日');
    expect(sayDays('2026-12-29', '2027-01-08', 'zh-CN')).toBe('2026年12月29日至2027年1月8日');
    expect(sayDays('2026-12-29', '2027-01-08', 'en')).toBe('29 December 2026 to 8 January 2027');
    expect(sayDays('2026-01-04', '2026-01-04', 'zh-CN')).toBe('2026年1月4日');
  });
});
