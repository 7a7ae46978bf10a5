import { expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { actText } from './act-text.ts';

test('an auditor reads what was done in words; what has none is shown as it was recorded', () => {
  expect(actText('decideFile', 'en')).toBe('a decision on a registration');
  expect(actText('decideFile', 'zh-CN')).toBe('报名的决定');
  expect(actText('goneSinceLastYear', 'en')).toBe('goneSinceLastYear');
  const words = Object.keys(endpoints).map((name) => actText(name, 'en'));
  expect(new Set(words).size).toBe(words.length);
});
