import { expect, test } from 'vitest';
import { readSearch, statuses } from './search.ts';

test('an address keeps only what narrows the list', () => {
  expect(readSearch({ q: ' 王小明 ', status: 'confirmed', edition: '' })).toEqual({
    q: '王小明',
    status: 'confirmed',
  });
});

test('a status nobody knows narrows nothing, also where it is a word of the language', () => {
  expect(readSearch({ status: 'constructor' })).toEqual({});
  expect(readSearch({ status: 'lost' })).toEqual({});
});

test('digits that the router read as a number are searched as text', () => {
  expect(readSearch({ q: 1234 })).toEqual({ q: '1234' });
});

test('statuses come in the order of life', () => {
  expect(statuses.slice(0, 4)).toEqual(['draft', 'submitted', 'repair', 'confirmed']);
});
