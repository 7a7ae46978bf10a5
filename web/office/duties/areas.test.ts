import { expect, test } from 'vitest';
import { areasOf, groupsOf, homeOf, waitingIn } from './areas.ts';

const onSite = (
  role: 'site' | 'point' | 'region' | 'nation',
  ...may: Parameters<typeof areasOf>[0]['may']
) => ({
  role,
  may,
  confirmsOnLine: false,
});
const counterClerk = onSite('site', 'confirm', 'search-files', 'write-notes');
const pointReviewer = onSite('point', 'confirm', 'review', 'search-files', 'decide-cases', 'write-notes');
const regionReviewer = onSite('region', 'review', 'search-files', 'decide-cases', 'identify-employers');
const keysFor = (who: typeof counterClerk) => areasOf(who).map((area) => area.key);

test('I4: everybody sees the areas of work that they may enter, and begins in the first', () => {
  expect(keysFor(counterClerk)).toEqual(['counter', 'files', 'questions']);
  expect(keysFor(pointReviewer)).toEqual(['counter', 'review', 'files', 'questions', 'cases']);
  expect(keysFor(regionReviewer)).toEqual(['review', 'files', 'cases', 'employers']);
  expect(keysFor(onSite('region', 'read-numbers'))).toEqual(['numbers']);
  expect(keysFor(onSite('region', 'read-own-work', 'read-own-employees'))).toEqual(['employees']);
  expect(homeOf(pointReviewer)).toBe('/counter');
  expect(homeOf(onSite('nation', 'search-files', 'decide-cases'))).toBe('/files');
});

test('a long menu stands in groups, a short one in one', () => {
  const sizes = (who: typeof counterClerk) => groupsOf(areasOf(who)).map(({ length }) => length);
  expect(sizes(counterClerk)).toEqual([3]);
  expect(sizes(onSite('nation', 'read-audit', 'read-numbers', 'read-configuration'))).toEqual([3, 1, 2]);
  const administrator = onSite('region', 'search-files', 'decide-cases', 'export', 'import', 'manage-staff');
  expect(sizes(administrator)).toEqual([5]);
  expect(sizes({ ...administrator, may: [...administrator.may, 'read-configuration'] })).toEqual([
    1, 1, 2, 3,
  ]);
});

test('F1: who may give back a colleague’s files finds them in the menu', () => {
  expect(keysFor(onSite('region', 'search-files', 'reassign-files'))).toEqual(['files', 'holders']);
});

test('who may review sees how many wait at the own stage', () => {
  const waits = (who: typeof counterClerk) => areasOf(who).find(({ key }) => key === 'review')?.waits;
  expect([waits(pointReviewer), waits(regionReviewer)]).toEqual(['confirmed', 'endorsed']);
});

test('E2: where a region confirms on-line, papers take the place of the counter', () => {
  const onLine = (who: typeof counterClerk) => ({ ...who, confirmsOnLine: true });
  expect(keysFor(onLine(counterClerk))).toEqual(['confirmation', 'files', 'questions']);
  expect(homeOf(onLine(pointReviewer))).toBe('/confirmation');
  expect(homeOf(onLine(regionReviewer))).toBe('/review');
});

test('what waits is added up over both exams; the oldest is the earliest instant, whatever its zone', () => {
  const work = {
    at: '2025-12-16T02:00:00.000Z',
    cases: 3,
    questions: 0,
    atOwnSite: null,
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
