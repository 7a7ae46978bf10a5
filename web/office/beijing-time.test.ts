import { expect, test } from 'vitest';
import { toTheMinute, toTheSecond } from './beijing-time.ts';

test('an instant is told in Beijing time, also across midnight', () => {
  expect(toTheSecond('2025-12-15T15:59:59Z')).toBe('2025-12-15 23:59:59');
  expect(toTheMinute('2025-12-15T16:00:00Z')).toBe('2025-12-16 00:00');
});
