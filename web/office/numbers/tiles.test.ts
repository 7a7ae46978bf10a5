import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tileOf } from './tiles.ts';

const regions = readFileSync(new URL('../../../data/regions.csv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => line.slice(0, 2));

test('every region of the data has a tile, and no two share one', () => {
  expect(regions).toHaveLength(32);
  const places = regions.map((region) => tileOf(region)?.join('/'));
  expect(places).not.toContain(undefined);
  expect(new Set(places).size).toBe(32);
  expect(tileOf('99')).toBeNull();
});
