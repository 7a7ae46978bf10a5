import { expect, it } from 'vitest';
import { field } from '#domain/edition/edition.ts';
import { answerWords } from './answer-words.ts';

const lists = {
  subject: [
    { code: 'basic', label: '基础知识', labelEn: 'Basic knowledge', within: {} },
    { code: 'practice', label: '专业实践能力', labelEn: 'Professional practice', within: {} },
  ],
};

it('says an answer as a person reads it, in both languages', () => {
  const subjects = field('subjects', 'options', { list: 'subject' });
  expect(answerWords(subjects, ['basic', 'practice'], lists, 'zh-CN')).toBe('基础知识、专业实践能力');
  expect(answerWords(subjects, ['basic', 'practice'], lists, 'en')).toBe(
    'Basic knowledge, Professional practice',
  );
  const month = field('first_registered', 'month');
  expect(answerWords(month, '2020-07', lists, 'zh-CN')).toBe('2020年7月');
  expect(answerWords(month, '2020-07', lists, 'en')).toBe('July 2020');
  expect(answerWords(field('id_valid_until', 'date'), '2026-03-01', lists, 'zh-CN')).toBe('2026年3月1日');
  expect(answerWords(field('years', 'whole-number'), 7, lists, 'zh-CN')).toBe('7');
  expect(answerWords(month, null, lists, 'zh-CN')).toBe('');
});
