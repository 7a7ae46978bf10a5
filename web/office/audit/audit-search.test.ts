import { expect, test } from 'vitest';
import { queryOf, readAuditSearch } from './audit-search.ts';

test('an address says what is asked for, and nothing else', () => {
  const asked = { person: ' sjz ', object: 26000000000001, class: 'read', day: '2025-12-03', x: 1 };
  expect(readAuditSearch(asked)).toEqual({
    person: 'sjz',
    object: '26000000000001',
    class: 'read',
    day: '2025-12-03',
  });
  expect(readAuditSearch({ person: ' ', class: 'everything', day: '2025-99-99' })).toEqual({});
});

test('a day is the whole day of Beijing', () => {
  expect(queryOf({ person: 'sjz', day: '2025-12-03' }, null)).toEqual({
    person: 'sjz',
    from: '2025-12-02T16:00:00.000Z',
    to: '2025-12-03T16:00:00.000Z',
  });
  expect(queryOf({}, 'cursor')).toEqual({ after: 'cursor' });
});
