import { expect, test } from 'vitest';
import { sheetsOf } from './paper-order.ts';

test('E2: what was uploaded anew stands first', () => {
  const file = (digit: string, isNew = false) =>
    ({ digest: digit.repeat(64), kind: 'image', sheets: 1, isNew, scan: 'clean' }) as const;
  const papers = {
    items: [
      { key: 'id-paper', title: null, asked: true, files: [file('1'), file('2', true)] },
      { key: 'proof-of-years', title: null, asked: true, files: [file('3')] },
    ],
    objections: [],
  };
  expect(sheetsOf(papers).map(({ item, place }) => `${item} ${place}`)).toEqual([
    'id-paper 2',
    'id-paper 1',
    'proof-of-years 1',
  ]);
  expect(sheetsOf(null)).toEqual([]);
});
