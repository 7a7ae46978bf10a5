import { expect, it } from 'vitest';
import { matching } from './search-field.tsx';

const choices = [
  { value: '203', label: '203 护理学' },
  { value: '204', label: '204 中医护理学' },
  { value: '368', label: '368 护理学' },
];

it('finds by a part of the label or by the code', () => {
  expect(matching(choices, '中医').map(({ value }) => value)).toEqual(['204']);
  expect(matching(choices, ' 护理 ')).toHaveLength(3);
  expect(matching(choices, '368').map(({ value }) => value)).toEqual(['368']);
  expect(matching(choices, '')).toHaveLength(3);
});
