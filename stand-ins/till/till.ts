import { randomInt } from 'node:crypto';
import { beijingField } from '../beijing-time.ts';
import { readIfThere, writeWhole } from '../key-files.ts';

/** How far the notice of a payment or refund is; `held` waits to be sent by hand. */
export type Delivery = 'none' | 'held' | 'withheld' | 'sending' | 'acknowledged' | 'given-up';

export type TillRefund = {
  readonly refundNumber: string;
  readonly transaction: string;
  readonly fen: number;
  readonly notifyUrl: string | null;
  state: 'processing' | 'done' | 'failed';
  at: string;
  delivery: Delivery;
};

export type TillOrder = {
  readonly orderNumber: string;
  readonly fen: number;
  readonly subject: string;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly returnUrl: string;
  /** The last part of the code or address by which the payer comes. */
  readonly token: string;
  payment: { readonly transaction: string; readonly paidAt: string } | null;
  /** By the merchant: nobody can pay it any more. Orders of an older till do not say. */
  closed?: boolean;
  delivery: Delivery;
  answers: string[];
  readonly refunds: TillRefund[];
};

export type Till = {
  readonly find: (orderNumber: string) => TillOrder | undefined;
  readonly findByToken: (token: string) => TillOrder | undefined;
  readonly findRefund: (refundNumber: string) => { order: TillOrder; refund: TillRefund } | undefined;
  readonly all: () => readonly TillOrder[];
  /** The same order again is the same; with another amount it is refused. */
  readonly enter: (
    order: Omit<TillOrder, 'payment' | 'delivery' | 'answers' | 'refunds'>,
  ) => TillOrder | null;
  /** Books the payment once. */
  readonly pay: (order: TillOrder, now: Date) => 'paid' | 'already-paid' | 'expired' | 'closed';
  /** False where it is paid; closed again it is closed. */
  readonly close: (order: TillOrder) => boolean;
  /** The same number again is the same refund; never more goes back than came in. */
  readonly refund: (order: TillOrder, wish: RefundWish, now: Date) => TillRefund | null;
  readonly save: () => Promise<void>;
};

export type RefundWish = Pick<TillRefund, 'refundNumber' | 'fen' | 'notifyUrl'>;

/** 28 digits, as the platforms number what they do. */
const newNumber = (now: Date) =>
  `${beijingField(now).replace(/\D/g, '')}${randomInt(1e6, 1e7)}${randomInt(1e6, 1e7)}`;

/** A platform's book of what was ordered, paid and given back; in one file that a restart reads. */
export async function openTill(file: string): Promise<Till> {
  const stored = await readIfThere(file);
  const orders = new Map<string, TillOrder>(
    (stored === null ? [] : (JSON.parse(stored) as TillOrder[])).map((order) => [order.orderNumber, order]),
  );
  const all = () => [...orders.values()];
  let writing: Promise<void> = Promise.resolve();
  return {
    all,
    find: (orderNumber) => orders.get(orderNumber),
    findByToken: (token) => all().find((order) => order.token === token),
    findRefund(refundNumber) {
      for (const order of orders.values()) {
        const refund = order.refunds.find((each) => each.refundNumber === refundNumber);
        if (refund) return { order, refund };
      }
      return undefined;
    },
    enter(order) {
      const known = orders.get(order.orderNumber);
      if (known) return known.fen === order.fen ? known : null;
      const entered: TillOrder = { ...order, payment: null, delivery: 'none', answers: [], refunds: [] };
      orders.set(order.orderNumber, entered);
      return entered;
    },
    pay(order, now) {
      if (order.payment) return 'already-paid';
      if (order.closed) return 'closed';
      if (Date.parse(order.expiresAt) <= now.getTime()) return 'expired';
      order.payment = { transaction: newNumber(now), paidAt: now.toISOString() };
      return 'paid';
    },
    close(order) {
      if (order.payment) return false;
      order.closed = true;
      return true;
    },
    refund(order, { refundNumber, fen, notifyUrl }, now) {
      const known = order.refunds.find((each) => each.refundNumber === refundNumber);
      if (known) return known.fen === fen ? known : null;
      const given = order.refunds
        .filter(({ state }) => state !== 'failed')
        .reduce((sum, r) => sum + r.fen, 0);
      if (!order.payment || fen <= 0 || given + fen > order.fen) return null;
      const state = 'done' as const;
      const at = now.toISOString();
      const refund = { refundNumber, fen, notifyUrl, transaction: newNumber(now), state, at };
      const entered: TillRefund = { ...refund, delivery: 'none' };
      order.refunds.push(entered);
      return entered;
    },
    save() {
      writing = writing.catch(() => undefined).then(() => writeWhole(file, JSON.stringify(all())));
      return writing;
    },
  };
}
