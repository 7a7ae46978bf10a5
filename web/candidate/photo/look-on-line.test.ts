import { describe, expect, it } from 'vitest';
import { isSlowLine } from './look-on-line.ts';

describe('the look in the page', () => {
  it('is not asked for on a slow line, nor by who saves data', () => {
    for (const connection of [{ effectiveType: '2g' }, { effectiveType: 'slow-2g' }, { saveData: true }]) {
      expect(isSlowLine({ connection })).toBe(true);
    }
  });

  it('is on any other line, and in browsers that do not say', () => {
    const lines = [{}, { connection: undefined }, { connection: { effectiveType: '4g', saveData: false } }];
    expect(lines.map(isSlowLine)).toEqual([false, false, false]);
  });
});
