import { orderLife } from '#domain/payment/order-lifecycle.ts';
import { askAgainAt, nextQuestion } from '#domain/payment/query-schedule.ts';
import type { DuePayment, StoredPayment } from '../../ports/payment-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import { type PaymentDeps, recordNotice, settlePayment } from './settle-payment.ts';

/** Coming back from the platform proves nothing: the platform itself is asked, and what is known is said. */
export async function checkPayment(deps: PaymentDeps, of: Identity, orderNumber: string) {
  const payment = await deps.payments.findPayment(of, orderNumber);
  if (payment === null) return refused('not-found');
  const asked = payment.state === 'paid' || (await askPlatform(deps, of, payment));
  const now = (await deps.payments.findPayment(of, orderNumber)) ?? payment;
  return done({ order: now.orderNumber, fen: now.fen, state: now.state, asked, receipt: now.receipt });
}

/**
 * Asks about an order. Money is booked or kept; an order that ran out and is known not to bring any more is closed.
 * False where the platform gave no answer: then nothing is concluded.
 */
export async function askPlatform(deps: PaymentDeps, of: Identity, payment: StoredPayment): Promise<boolean> {
  const query = await deps.gateways.get(payment.gateway)?.query(payment.orderNumber);
  if (query === undefined || query.outcome === 'unknown') return false;
  if (query.outcome === 'paid') {
    const verdict = await settlePayment(deps, of, payment, query.notice);
    if (verdict !== 'repeated') await recordNotice(deps, payment.gateway, query.notice, verdict);
  }
  const ranOut = deps.clock.now().getTime() > payment.expiresAt.getTime();
  if (ranOut) await closeOrder(deps, of, payment.orderNumber);
  return true;
}

/** Nobody is sent to pay this order any more. Money that comes in on it nevertheless is booked or kept. */
export async function closeOrder(deps: PaymentDeps, of: Identity, orderNumber: string): Promise<void> {
  await deps.payments.moveOrder(of, orderNumber, deps.clock.now(), ({ state }) => ({
    to: orderLife[state]['ran-out'].to,
    book: null,
    keep: null,
  }));
}

/**
 * Takes an order back that nobody is to pay any more, at the platform first, so that nobody pays two. Money that was faster
 * is booked or kept. Said again it is the same. False where the platform gave no answer: then it stays as it is.
 */
export async function withdrawOrder(
  deps: PaymentDeps,
  of: Identity,
  payment: StoredPayment,
): Promise<boolean> {
  const { orderNumber, expiresAt } = payment;
  let answered = await askPlatform(deps, of, payment);
  const isPaid = (await deps.payments.findPayment(of, orderNumber))?.state === 'paid';
  // What has run out takes no money there.
  if (answered && !isPaid && expiresAt > deps.clock.now()) {
    const isClosed = (await deps.gateways.get(payment.gateway)?.close(orderNumber)) ?? false;
    if (!isClosed) answered = await askPlatform(deps, of, payment);
  }
  if (answered) await closeOrder(deps, of, orderNumber);
  return answered;
}

/** Another order has taken its place, what it was for has changed or is done with; and it could still be paid. */
const isInVain = ({ state, isVoid, isDue, expiresAt }: DuePayment, now: Date): boolean =>
  expiresAt > now && (state === 'expired' || isVoid || !isDue);

const MOST_QUESTIONS = 100;

/** One round of questions about what was opened within a day: those whose time has come, and when the next are due. */
export async function askAboutPayments(deps: PaymentDeps): Promise<void> {
  const now = deps.clock.now();
  for (const payment of await deps.payments.listDuePayments(now, MOST_QUESTIONS)) {
    const answered = await (isInVain(payment, now) ? withdrawOrder : askPlatform)(deps, payment, payment);
    const next = (answered ? nextQuestion : askAgainAt)(payment.openedAt, now);
    await deps.payments.askNextAt(payment, payment.orderNumber, next);
  }
}
