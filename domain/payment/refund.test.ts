import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideRefund,
  REFUND_ACTIONS,
  REFUND_STATES,
  type Refund,
  type RefundState,
  shareRefund,
} from './refund.ts';

/** The table once more, as people tell it. */
const LIFE: readonly string[] = [
  'asked approve staff approved',
  'asked decline staff declined',
  'approved send platform sent',
  'sent report-done platform done',
  'sent report-failed platform failed',
  'failed try-again staff approved',
];

const asked: Refund = { state: 'asked', rev: 1, askedBy: 'fan' };

describe('a refund', () => {
  it('answers every state × action × actor: as its table says, or with a code', () => {
    for (const state of REFUND_STATES)
      for (const action of REFUND_ACTIONS)
        for (const is of ['staff', 'platform'] as const) {
          const decided = decideRefund({ ...asked, state }, { do: action, rev: 1 }, { is, id: 'gao' });
          const line = LIFE.find((of) => of.startsWith(`${state} ${action} ${is} `));
          expect(decided.ok ? decided.to : null, `${is}: ${action} in ${state}`).toBe(
            line?.split(' ')[3] ?? null,
          );
        }
  });

  it('takes two people, and the revision that was looked at', () => {
    const by = (id: string, rev = 1) => decideRefund(asked, { do: 'approve', rev }, { is: 'staff', id });
    expect(by('fan')).toEqual({ ok: false, code: 'same-member-of-staff' });
    expect(by('gao', 2)).toEqual({ ok: false, code: 'changed-meanwhile' });
    expect(by('gao')).toEqual({ ok: true, to: 'approved' });
  });

  it('whatever happens to it, no money leaves that a second person has not approved, and none leaves twice', () => {
    const step = fc.record({
      action: fc.constantFrom(...REFUND_ACTIONS),
      is: fc.constantFrom('staff' as const, 'platform' as const),
      id: fc.constantFrom('fan', 'gao'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let refund: Refund = asked;
        const way: RefundState[] = ['asked'];
        for (const { action, is, id } of steps) {
          const decided = decideRefund(refund, { do: action, rev: refund.rev }, { is, id });
          if (!decided.ok) continue;
          refund = { ...refund, state: decided.to, rev: refund.rev + 1 };
          way.push(decided.to);
        }
        const sent = way.indexOf('sent');
        if (sent >= 0) expect(way.slice(0, sent)).toContain('approved');
        expect(way.filter((state) => state === 'done').length).toBeLessThanOrEqual(1);
        for (const end of ['done', 'declined'] as const) if (way.includes(end)) expect(way.at(-1)).toBe(end);
      }),
    );
  });
});

describe('what goes back of several payments', () => {
  it('is taken of the largest first, and never more than is left', () => {
    const payments = [
      { transaction: 'T1', fen: 5500 },
      { transaction: 'T2', fen: 23000 },
      { transaction: 'T3', fen: 0 },
    ];
    const shares = (fen: number) =>
      shareRefund(fen, payments)?.map((share) => [share.of.transaction, share.fen]);
    expect(shares(23000)).toEqual([['T2', 23000]]);
    expect(shares(28500)).toEqual([
      ['T2', 23000],
      ['T1', 5500],
    ]);
    expect(shareRefund(28501, payments)).toBeNull();
  });

  it('in however many steps: no payment gives back more than it was, and in the end all that was paid has gone back', () => {
    const paid = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(paid, fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 8 }), (fens, wishes) => {
        const left = new Map(fens.map((fen, i) => [`T${i}`, fen]));
        const rest = () => [...left.values()].reduce((sum, fen) => sum + fen, 0);
        let refunded = 0;
        const giveBack = (wish: number) => {
          const before = rest();
          const shares = shareRefund(
            wish,
            [...left].map(([transaction, fen]) => ({ transaction, fen })),
          );
          expect(shares === null).toBe(wish > before);
          for (const { of, fen } of shares ?? []) {
            expect(fen).toBeGreaterThan(0);
            left.set(of.transaction, (left.get(of.transaction) ?? 0) - fen);
            refunded += fen;
          }
          expect(rest()).toBe(shares === null ? before : before - wish);
          for (const fen of left.values()) expect(fen).toBeGreaterThanOrEqual(0);
        };
        for (const wish of wishes) giveBack(wish);
        if (rest() > 0) giveBack(rest());
        expect(refunded).toBe(fens.reduce((sum, fen) => sum + fen, 0));
      }),
    );
  });
});
