import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventOf,
  ORDER_EVENTS,
  ORDER_STATES,
  type OrderState,
  orderLife,
  surplusReason,
} from './order-lifecycle.ts';

const EXPIRES = new Date('2026-02-05T02:30:00Z');
const IN_TIME = new Date('2026-02-05T02:29:59Z');
const TOO_LATE = new Date('2026-02-05T02:30:01Z');

describe('an order', () => {
  it('answers every state × event, and never leaves paid', () => {
    for (const state of ORDER_STATES)
      for (const event of ORDER_EVENTS) {
        const { to, money } = orderLife[state][event];
        expect(ORDER_STATES).toContain(to);
        if (state === 'paid') expect([to, money === 'book']).toEqual(['paid', false]);
        if (money === 'book') expect([event, to]).toEqual(['paid', 'paid']);
        if (event !== 'ran-out' && event !== 'told-again')
          expect(money, `${state} ${event}`).not.toBe('none');
      }
  });

  it('is paid by what was paid at its last moment, by the platform’s time', () => {
    const order = { state: 'expired', expiresAt: EXPIRES, transaction: null, kept: [] } as const;
    expect(eventOf(order, { transaction: 'T1', paidAt: EXPIRES }, true)).toBe('paid');
    expect(eventOf(order, { transaction: 'T1', paidAt: TOO_LATE }, false)).toBe('paid-late');
    expect(eventOf(order, { transaction: 'T1', paidAt: IN_TIME }, false)).toBe('paid-in-vain');
  });

  it('money is kept as double where the registration is paid for, else as late or not due', () => {
    expect(surplusReason('paid-in-vain', true)).toBe('double');
    expect(surplusReason('paid-again', false)).toBe('double');
    expect(surplusReason('paid-late', false)).toBe('late');
    expect(surplusReason('paid-in-vain', false)).toBe('not-due');
  });

  type Kept = { state: OrderState; transaction: string | null; kept: string[] };
  const step = fc.oneof(
    fc.record({ is: fc.constant('ran-out' as const), order: fc.nat(2) }),
    fc.record({ is: fc.constant('forfeit' as const), order: fc.nat(2) }),
    fc.record({
      is: fc.constant('money' as const),
      order: fc.nat(2),
      transaction: fc.nat(4),
      inTime: fc.boolean(),
    }),
  );

  it('in any order and however often told: of all money one transaction at most is booked, the rest is kept, each once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const orders: Kept[] = [0, 1, 2].map(() => ({ state: 'open', transaction: null, kept: [] }));
        let takes = true;
        const came = new Set<string>();
        for (const each of steps) {
          const order = orders[each.order];
          if (order === undefined) continue;
          if (each.is === 'forfeit') {
            takes = false;
            continue;
          }
          if (each.is === 'ran-out') {
            order.state = orderLife[order.state]['ran-out'].to;
            continue;
          }
          // The same number at another order is another transaction; a transaction has one time.
          const transaction = `${each.order}/${each.transaction}/${each.inTime}`;
          came.add(transaction);
          const paidAt = each.inTime ? IN_TIME : TOO_LATE;
          const facts = { ...order, expiresAt: EXPIRES };
          const event = eventOf(facts, { transaction, paidAt }, takes);
          const { to, money } = orderLife[order.state][event];
          order.state = to;
          if (money === 'book') {
            order.transaction = transaction;
            takes = false;
          }
          if (money === 'keep') order.kept.push(transaction);
        }
        const booked = orders.flatMap(({ transaction }) => transaction ?? []);
        const held = [...booked, ...orders.flatMap(({ kept }) => kept)];
        expect(booked.length).toBeLessThanOrEqual(1);
        expect(held.toSorted()).toEqual([...came].toSorted());
        for (const order of orders) expect(order.state === 'paid').toBe(order.transaction !== null);
      }),
    );
  });
});
