import { randomInt, randomUUID } from 'node:crypto';
import { beijingField } from '../beijing-time.ts';
import type { Fields } from '../form.ts';
import type { Behaviours } from './behaviours.ts';
import { isPaid, type Ledger, type Payment } from './ledger.ts';
import type { Notices } from './notices.ts';
import { type PayOrder, readPayOrder } from './pay-order.ts';

export type Cashier = {
  readonly ledger: Ledger;
  readonly behaviours: Behaviours;
  readonly notices: Notices;
  /** Whether the fields bear the merchant's signature. */
  readonly isMerchants: (fields: Fields) => boolean;
  /** The demo's business time. Throws where nobody tells it. */
  readonly now: () => Promise<Date>;
};

export type Refusal =
  | 'bad-signature'
  | 'malformed'
  | 'order-differs'
  | 'already-paid'
  | 'closed'
  | 'expired'
  | 'time-unknown';

/** An order that can be paid, or why not; a refused one is named where it was the merchant's and readable. */
export type Acceptance =
  | { readonly order: PayOrder; readonly refusal: null }
  | { readonly order: PayOrder | null; readonly refusal: Refusal };

export type DeliveryRefusal = 'unknown-order' | 'not-paid' | 'never-notified';

/** Looks whether the order can be paid now, and remembers it. */
export async function acceptOrder(cashier: Cashier, fields: Fields): Promise<Acceptance> {
  const acceptance = examine(cashier, fields, await timeOf(cashier));
  if (acceptance.refusal === null) {
    cashier.ledger.enter(acceptance.order);
    await cashier.ledger.save();
  }
  return acceptance;
}

/** Books the payment and starts its notice. */
export async function payOrder(cashier: Cashier, fields: Fields, bankUrl: string): Promise<Acceptance> {
  const now = await timeOf(cashier);
  const acceptance = examine(cashier, fields, now);
  if (acceptance.refusal !== null || now === null) return acceptance;
  // Nothing waits between the look at the book and the booking: of two clicks only one is booked.
  const entry = cashier.ledger.enter(acceptance.order);
  const payment = { ...newPayment(now), bankUrl };
  entry.payment = payment;
  const behaviour = cashier.behaviours.of(acceptance.order.orderNumber);
  if (behaviour === 'never') payment.delivery = 'withheld';
  if (behaviour === 'late') payment.delivery = 'held';
  await cashier.ledger.save();
  if (isPaid(entry) && payment.delivery === 'sending') cashier.notices.start(entry);
  return acceptance;
}

/** Sends the notice as the order's behaviour now is; a forged one also where nothing was paid. */
export async function deliverNotice(cashier: Cashier, orderNumber: string): Promise<DeliveryRefusal | null> {
  const { behaviours, ledger, notices } = cashier;
  const behaviour = behaviours.of(orderNumber);
  const entry = ledger.find(orderNumber);
  if (!entry) return 'unknown-order';
  if (behaviour === 'never') return 'never-notified';
  if (isPaid(entry)) await notices.deliver(entry);
  else if (behaviour === 'forged') await notices.sendUnbooked(entry.order, newPayment(new Date()));
  else return 'not-paid';
  return null;
}

async function timeOf(cashier: Cashier): Promise<Date | null> {
  try {
    return await cashier.now();
  } catch {
    return null;
  }
}

function examine(cashier: Cashier, fields: Fields, now: Date | null): Acceptance {
  if (!cashier.isMerchants(fields)) return { order: null, refusal: 'bad-signature' };
  const order = readPayOrder(fields);
  if (!order) return { order, refusal: 'malformed' };
  const known = cashier.ledger.find(order.orderNumber);
  if (known && known.order.amount !== order.amount) return { order, refusal: 'order-differs' };
  if (known && isPaid(known)) return { order, refusal: 'already-paid' };
  if (known?.closed) return { order, refusal: 'closed' };
  if (!now) return { order, refusal: 'time-unknown' };
  if (Date.parse(order.expiresAt) <= now.getTime()) return { order, refusal: 'expired' };
  return { order, refusal: null };
}

function newPayment(paidAt: Date): Payment {
  const digits = beijingField(paidAt).replace(/\D/g, '');
  return {
    transaction: `HBYL${digits}${randomInt(10_000_000, 100_000_000)}`,
    receipt: `1306${digits.slice(2, 8)}${randomInt(100_000, 1_000_000)}`,
    paidAt: paidAt.toISOString(),
    notifyId: randomUUID(),
    delivery: 'sending',
    resends: 0,
    sendings: [],
  };
}
