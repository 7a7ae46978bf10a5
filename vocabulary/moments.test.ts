import { expect, it } from 'vitest';
import { sayWindow } from './moments.ts';

it('says the zone of a window once, at its end', () => {
  const [from, to] = ['2025-12-02T01:00:00Z', '2025-12-15T15:59:59Z'] as const;
  expect(sayWindow(from, to, 'zh-CN')).toBe('2025年12月2日 09:00:00 至 2025年12月15日 23:59:59（北京时间）');
  expect(sayWindow(from, to, 'en')).toBe(
    '2 December 2025, 09:00:00 to 15 December 2025, 23:59:59 (Beijing time)',
  );
});
