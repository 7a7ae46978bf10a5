import { expect, test } from 'vitest';
import { daysFrom, figureOf, isMeasure, SHADES, shadeOf } from './measures.ts';

const NOW = '2025-12-22T02:00:00.000Z';
const place = {
  statuses: [
    { status: 'draft', count: 100 },
    { status: 'submitted', count: 5 },
    { status: 'endorsed', count: 2 },
    { status: 'registered', count: 13 },
  ],
  oldest: '2025-12-15',
} as const;
const of = (measure: Parameters<typeof figureOf>[1]) =>
  figureOf({ ...place, statuses: [...place.statuses] }, measure, NOW);

test('a place shows what waits for staff, the share that is through, the oldest wait, or one status', () => {
  expect(of('waiting')).toBe(7);
  expect(of('done')).toBe(65);
  expect(of('oldest')).toBe(7);
  expect(of('endorsed')).toBe(2);
  expect(of('payable')).toBe(0);
  expect(figureOf({ statuses: [], oldest: null }, 'done', NOW)).toBeNull();
  expect(figureOf({ statuses: [], oldest: null }, 'oldest', NOW)).toBeNull();
});

test('days are those of Beijing: late in the evening there it is already tomorrow', () => {
  expect(daysFrom('2025-12-21', '2025-12-21T15:59:59Z')).toBe(0);
  expect(daysFrom('2025-12-21', '2025-12-21T16:00:00Z')).toBe(1);
});

test('the most is darkest, a little is not nothing, and nothing has no shade', () => {
  expect([0, 1, 20, 21, 100].map((figure) => shadeOf(figure, 100))).toEqual([0, 1, 1, 2, SHADES.length]);
  expect(shadeOf(null, 100)).toBe(0);
  expect(shadeOf(0, 0)).toBe(0);
});

test('an address that names no measure is not believed', () => {
  expect(['waiting', 'endorsed', 'everything', 7].map(isMeasure)).toEqual([true, true, false, false]);
});
