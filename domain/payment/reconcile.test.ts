import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netOf, type OurEntry, readStatement, reconcile, type TheirEntry } from './reconcile.ts';

const ours = (key: string, fen: number, rest: Partial<OurEntry> = {}): OurEntry => ({
  kind: 'payment',
  key,
  orderNumber: `WK-${key}`,
  fen,
  isSurplus: false,
  isOfDay: true,
  ...rest,
});
const theirs = (key: string, fen: number, kind: TheirEntry['kind'] = 'payment'): TheirEntry => ({
  kind,
  key,
  orderNumber: `WK-${key}`,
  fen,
});

describe('comparing our book with the platform’s', () => {
  it('finds each planted difference, once, and nothing else', () => {
    const found = reconcile(
      [
        ours('same', 23_000),
        ours('amount', 23_000),
        ours('missing-there', 23_000),
        ours('surplus', 23_000, { isSurplus: true }),
        ours('twice', 100),
        ours('of-yesterday', 500, { isOfDay: false }),
        ours('R1', 5500, { kind: 'refund' }),
        ours('R2', 5500, { kind: 'refund' }),
        ours('R3', 5500, { kind: 'refund' }),
      ],
      [
        theirs('same', 23_000),
        theirs('amount', 23_001),
        theirs('missing-here', 1),
        theirs('surplus', 23_000),
        theirs('twice', 100),
        theirs('twice', 100),
        theirs('R1', 5500, 'refund'),
        theirs('R2', 5501, 'refund'),
        theirs('R4', 5500, 'refund'),
      ],
    );
    expect(found.map(({ kind, key, ours: a, theirs: b }) => [kind, key, a, b])).toEqual([
      ['amount', 'amount', 23_000, 23_001],
      ['missing-here', 'missing-here', null, 1],
      ['surplus', 'surplus', 23_000, 23_000],
      ['twice-there', 'twice', 0, 100],
      ['refund-amount', 'R2', 5500, 5501],
      ['refund-missing-here', 'R4', null, 5500],
      ['missing-there', 'missing-there', 23_000, null],
      ['refund-missing-there', 'R3', 5500, null],
    ]);
  });

  it('to the last fen: what the two books differ by is what the differences add up to', () => {
    const entry = fc.record({
      kind: fc.constantFrom('payment' as const, 'refund' as const),
      key: fc.nat(12).map(String),
      fen: fc.integer({ min: 1, max: 100_000 }),
    });
    const book = fc.uniqueArray(entry, { selector: ({ kind, key }) => `${kind} ${key}`, maxLength: 20 });
    fc.assert(
      fc.property(book, fc.array(entry, { maxLength: 20 }), (here, there) => {
        const differences = reconcile(
          here.map((each) => ours(each.key, each.fen, { kind: each.kind })),
          there.map((each) => theirs(each.key, each.fen, each.kind)),
        );
        const isRefund = (kind: string, key: string) =>
          kind.startsWith('refund') ||
          (kind === 'twice-there' &&
            there.some((each) => each.kind === 'refund' && each.key === key) &&
            !there.some((each) => each.kind === 'payment' && each.key === key));
        const mixed = differences.some(
          ({ kind, key }) =>
            kind === 'twice-there' &&
            new Set(there.filter((each) => each.key === key).map((each) => each.kind)).size > 1,
        );
        fc.pre(!mixed);
        const sum = differences.reduce((total, { kind, key, ours: a, theirs: b }) => {
          const difference = (b ?? 0) - (a ?? 0);
          return total + (isRefund(kind, key) ? -difference : difference);
        }, 0);
        expect(sum).toBe(netOf(there) - netOf(here));
      }),
    );
  });
});

describe('a bank statement', () => {
  it('is read to the fen, headings passed over', () => {
    const text = '日期,金额,摘要\n2026-02-05,230.00,微信支付结算\r\n\n2026-02-06,-1.05,';
    expect(readStatement(text)).toEqual({
      lines: [
        { day: '2026-02-05', fen: 23_000, reference: '微信支付结算' },
        { day: '2026-02-06', fen: -105, reference: '' },
      ],
    });
  });

  it.each(['2026-02-05,230', '2026-02-30x,1.00', '2026-02-05,1.005', '2026-02-05;1.00', '2026-02-99,1.00'])(
    'names the line that cannot be read: %s',
    (line) => {
      expect(readStatement(`2026-02-04,1.00\n${line}`)).toEqual({ wrongLine: 2 });
    },
  );
});
