import { describe, expect, it } from 'vitest';
import { readTerm, termOver } from './term.ts';

describe('a term', () => {
  it('is read from an ISO 8601 duration of one unit', () => {
    expect(readTerm('P5Y')).toEqual({ count: 5, unit: 'Y' });
    expect(readTerm('P30D')).toEqual({ count: 30, unit: 'D' });
    for (const text of ['', '5Y', 'P0D', 'P1Y6M', 'PT5H', 'P-1D']) expect(readTerm(text), text).toBeNull();
  });

  it.each([
    ['P1D', '2026-03-01T10:00:00+08:00', '2026-02-28T10:00:00+08:00'],
    ['P6M', '2026-08-31T23:30:00+08:00', '2026-02-28T23:30:00+08:00'],
    ['P1Y', '2028-02-29T00:00:00+08:00', '2027-02-28T00:00:00+08:00'],
    // In Beijing the new year has begun already.
    ['P5Y', '2025-12-31T16:00:00Z', '2020-12-31T16:00:00Z'],
    ['P1M', '2026-01-15T08:00:00+08:00', '2025-12-15T08:00:00+08:00'],
  ])('of %s at %s is over for what was before %s', (text, now, before) => {
    const term = readTerm(text);
    expect(term === null ? null : termOver(new Date(now), term).toISOString()).toBe(
      new Date(before).toISOString(),
    );
  });
});
