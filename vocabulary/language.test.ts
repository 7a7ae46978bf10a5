import { describe, expect, it } from 'vitest';
import { say, sayIfComplete, text } from './language.ts';
import { sayBy, sayMoment, sayParams } from './moments.ts';
import { faultsIn, faultsInSentence } from './testing/sentence-rules.ts';

const greeting = text('您好，{name}，还差 {count} 页。', 'Hello {name}, {count} pages to go.');

describe('a text', () => {
  it('is said in the language asked for, with its parameters', () => {
    expect(say(greeting, 'zh-CN', { name: '王小明', count: 2 })).toBe('您好，王小明，还差 2 页。');
    expect(say(greeting, 'en', { name: 'Wang Xiaoming', count: 0 })).toBe(
      'Hello Wang Xiaoming, 0 pages to go.',
    );
  });

  it('does not fill in twice: what a person typed is never a parameter', () => {
    expect(say(greeting, 'en', { name: '{count}', count: 3 })).toBe('Hello {count}, 3 pages to go.');
  });

  it('is held back where a detail is missing', () => {
    expect(sayIfComplete(greeting, 'en', { name: 'Wang' })).toBeNull();
    expect(sayIfComplete(greeting, 'en', { name: 'Wang', count: 1 })).toBe('Hello Wang, 1 pages to go.');
  });
});

describe('a moment', () => {
  it('is a full date in Beijing time', () => {
    expect(sayMoment('2025-12-15 23:59:59', 'zh-CN')).toBe('2025年12月15日 23:59:59（北京时间）');
    expect(sayMoment('2025-12-15 23:59:59', 'en')).toBe('15 December 2025, 23:59:59 (Beijing time)');
  });

  it('may come from the wire as an instant of any zone', () => {
    const said = '2026年1月1日 00:30:00（北京时间）';
    expect(sayMoment('2025-12-31T16:30:00.000Z', 'zh-CN')).toBe(said);
    expect(sayMoment('2026-01-01T00:30:00+08:00', 'zh-CN')).toBe(said);
  });

  it('may be a day', () => {
    expect(sayMoment('2026-04-11', 'zh-CN')).toBe('2026年4月11日');
    expect(sayMoment('2026-04-11', 'en')).toBe('11 April 2026');
  });

  it('leaves every other text alone', () => {
    for (const words of ['02', '7Q2M9-XK4TP-A-02', '天津市卫生人才中心', '2026-04', '']) {
      expect(sayMoment(words, 'zh-CN')).toBe(words);
    }
  });

  it('says until when, known or not', () => {
    expect(sayBy('2025-12-15 23:59:59', 'zh-CN')).toBe('在 2025年12月15日 23:59:59（北京时间）前');
    expect(sayBy(null, 'zh-CN')).toBe('在规定时间内');
    expect(sayBy(null, 'en')).toBe('within the time set');
  });

  it('is worded among parameters; lists are left to those who know what they hold', () => {
    const params = { exam: '2026-04-11', max: 60, pages: ['contact'] };
    expect(sayParams(params, 'en')).toEqual({ exam: '11 April 2026', max: 60 });
  });
});

describe('the rules for sentences', () => {
  it.each([
    ['请填写{label}。', 'zh-CN', 'a parameter is left over'],
    ['系统错误。', 'zh-CN', 'words that help nobody'],
    ['格式错误。', 'zh-CN', 'words that help nobody'],
    ['请核对,再提交。', 'zh-CN', 'half-width punctuation'],
    ['请点击“提交”.', 'zh-CN', 'half-width punctuation'],
    ['考试(2026年)', 'zh-CN', 'half-width punctuation'],
    ['Please check.', 'zh-CN', 'not Chinese'],
    ['请核对。', 'en', 'not English'],
    [' ', 'en', 'empty'],
  ] as const)('notice %s', (words, language, fault) => {
    expect(faultsIn(words, language)).toContain(`${fault}: ${words}`);
  });

  it('let a good sentence pass, and notice one without an end', () => {
    expect(faultsInSentence('请在 2025年12月15日 23:59:59（北京时间）前提交。', 'zh-CN')).toEqual([]);
    expect(faultsInSentence('请提交', 'zh-CN')).toEqual(['no end: 请提交']);
  });
});
