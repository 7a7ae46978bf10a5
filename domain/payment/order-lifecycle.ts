/** An order is open until it is paid or runs out. What comes in on it is a matter of its own: money is never lost. */
export const ORDER_STATES = ['open', 'expired', 'paid'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_EVENTS = [
  'ran-out',
  'paid',
  'paid-late',
  'paid-in-vain',
  'paid-again',
  'told-again',
] as const;
/**
 * `paid`: in time, and the registration has taken it; `paid-in-vain`: in time, and the registration takes none;
 * `paid-again`: another transaction on an order that has brought money already; `told-again`: one that we know.
 */
export type OrderEvent = (typeof ORDER_EVENTS)[number];

/** Why money is kept beside the registration, until two persons send it back. */
export const SURPLUS_REASONS = ['double', 'late', 'not-due'] as const;
export type SurplusReason = (typeof SURPLUS_REASONS)[number];

type Move = {
  readonly to: OrderState;
  /** What becomes of the money that the event brings; `none` where it brings none. */
  readonly money: 'book' | 'keep' | 'none';
};

const move = (to: OrderState, money: Move['money']): Move => ({ to, money });

/** The whole life of an order. */
export const orderLife: Readonly<Record<OrderState, Readonly<Record<OrderEvent, Move>>>> = {
  open: {
    'ran-out': move('expired', 'none'),
    paid: move('paid', 'book'),
    'paid-late': move('expired', 'keep'),
    'paid-in-vain': move('expired', 'keep'),
    'paid-again': move('expired', 'keep'),
    'told-again': move('open', 'none'),
  },
  expired: {
    'ran-out': move('expired', 'none'),
    paid: move('paid', 'book'),
    'paid-late': move('expired', 'keep'),
    'paid-in-vain': move('expired', 'keep'),
    'paid-again': move('expired', 'keep'),
    'told-again': move('expired', 'none'),
  },
  paid: {
    'ran-out': move('paid', 'none'),
    paid: move('paid', 'keep'),
    'paid-late': move('paid', 'keep'),
    'paid-in-vain': move('paid', 'keep'),
    'paid-again': move('paid', 'keep'),
    'told-again': move('paid', 'none'),
  },
};

/** What is known of an order when money comes in on it. */
export type OrderFacts = {
  readonly state: OrderState;
  readonly expiresAt: Date;
  /** The transaction that was booked. */
  readonly transaction: string | null;
  /** Transactions that are kept beside it. */
  readonly kept: readonly string[];
};

export type Money = { readonly transaction: string; readonly paidAt: Date };

/** Whether the money was paid before the order ran out, by the platform's time. */
export const isInTime = (order: Pick<OrderFacts, 'expiresAt'>, money: Money): boolean =>
  money.paidAt.getTime() <= order.expiresAt.getTime();

/** Which event money is; `taken`: the registration has moved on it. */
export function eventOf(order: OrderFacts, money: Money, taken: boolean): OrderEvent {
  if (money.transaction === order.transaction || order.kept.includes(money.transaction)) return 'told-again';
  if (order.state === 'paid') return 'paid-again';
  if (!isInTime(order, money)) return 'paid-late';
  return taken ? 'paid' : 'paid-in-vain';
}

/** Why money is kept; `isPaid`: the registration has been paid for otherwise. */
export function surplusReason(event: OrderEvent, isPaid: boolean): SurplusReason {
  if (isPaid || event === 'paid-again') return 'double';
  return event === 'paid-late' ? 'late' : 'not-due';
}
