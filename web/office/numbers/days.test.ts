import { expect, test } from 'vitest';
import { trendsOf } from './days.ts';

const windows = (['registration', 'confirmation', 'repair', 'review', 'payment'] as const).map((kind) => ({
  kind,
  opensAt: '2025-12-01T01:00:00Z',
  closesAt: kind === 'confirmation' ? '2025-12-25T15:59:59Z' : '2026-02-10T15:59:59Z',
}));
const numbers = {
  now: '2025-12-22T02:00:00Z',
  windows,
  days: [
    { day: '2025-12-20', acts: [{ action: 'submit' as const, count: 7 }] },
    {
      day: '2025-12-22',
      acts: [
        { action: 'submit' as const, count: 2 },
        { action: 'confirm' as const, count: 3 },
      ],
    },
  ],
};

test('days on which nothing happened are there, with nothing', () => {
  const [submit] = trendsOf(numbers);
  expect(submit?.bars.map(({ day, count }) => [day, count])).toEqual([
    ['2025-12-20', 7],
    ['2025-12-21', 0],
    ['2025-12-22', 2],
  ]);
  expect(submit).toMatchObject({ today: 2, most: { day: '2025-12-20' } });
});

test('a deadline that is near is in the picture, one far away is not', () => {
  const [submit, confirm] = trendsOf(numbers);
  expect(confirm?.bars.at(-1)).toEqual({ day: '2025-12-25', count: 0, isAhead: true });
  expect(submit?.bars.at(-1)?.day).toBe('2025-12-22');
});

test('before anything has happened there is nothing that was most', () => {
  expect(trendsOf({ ...numbers, days: [] }).map(({ most }) => most)).toEqual([null, null, null, null, null]);
});
