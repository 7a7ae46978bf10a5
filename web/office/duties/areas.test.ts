import { expect, test } from 'vitest';
import { areasOf, homeOf, waitingIn } from './areas.ts';

test('I4: each role sees its own areas of work and begins in the first', () => {
  const onSite = (role: 'site' | 'point' | 'region' | 'nation') => ({ role, confirmsOnLine: false });
  expect(areasOf(onSite('site')).map((area) => area.key)).toEqual(['counter', 'files']);
  expect(areasOf(onSite('region')).map((area) => area.key)).toEqual([
    'review',
    'cases',
    'files',
    'employers',
  ]);
  expect(homeOf(onSite('point'))).toBe('/counter');
  expect(homeOf(onSite('nation'))).toBe('/files');
});

test('E2: where a region confirms on-line, papers take the place of the counter', () => {
  const onLine = (role: 'site' | 'point' | 'region') => ({ role, confirmsOnLine: true });
  expect(areasOf(onLine('site')).map((area) => area.key)).toEqual(['confirmation', 'files']);
  expect(homeOf(onLine('point'))).toBe('/confirmation');
  expect(homeOf(onLine('region'))).toBe('/review');
});

test('what waits is added up over both exams; the oldest is the earliest instant, whatever its zone', () => {
  const work = {
    at: '2025-12-16T02:00:00.000Z',
    cases: 3,
    counts: [
      { edition: 'health-2026', status: 'confirmed', count: 4, oldest: '2025-12-15T09:00:00+08:00' },
      { edition: 'health-2023', status: 'confirmed', count: 2, oldest: '2025-12-15T02:00:00Z' },
      { edition: 'health-2026', status: 'endorsed', count: 9, oldest: null },
    ],
  } as const;
  expect(waitingIn({ ...work, counts: [...work.counts] }, 'confirmed')).toEqual({
    count: 6,
    oldest: '2025-12-15T09:00:00+08:00',
  });
  expect(waitingIn({ ...work, counts: [...work.counts] }, 'endorsed')).toEqual({ count: 9, oldest: null });
});
