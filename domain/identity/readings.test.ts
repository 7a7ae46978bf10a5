import { expect, it } from 'vitest';
import { plainReading } from './readings.ts';

it.each([
  ['lǚ', 'lv'],
  [' LÜ4 ', 'lv'],
  ['nu:e4', 'nve'],
  ['ḿ', 'm'],
  ['ê̄', 'e'],
  ['zhuāng', 'zhuang'],
])('%s is typed as %s', (reading, typed) => {
  expect(plainReading(reading)).toBe(typed);
});
