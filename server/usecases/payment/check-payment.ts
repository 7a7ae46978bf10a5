import type { StoredPayment } from '../../ports/payment-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import { type PaymentDeps, recordNotice, settlePayment } from './settle-payment.ts';

/** Coming back from the platform proves nothing: the platform itself is asked, and what is known is said. */
export async function checkPayment(deps: PaymentDeps, of: Identity, orderNumber: string) {
  const payment = await deps.payments.findPayment(of, orderNumber);
  if (payment === null) return refused('not-found');
  const answer = { order: payment.orderNumber, fen: payment.fen };
  if (payment.state === 'paid') return done({ ...answer, state: payment.state, asked: true });
  const asked = await askPlatform(deps, of, payment);
  const now = await deps.payments.findPayment(of, orderNumber);
  return done({ ...answer, state: now?.state ?? payment.state, asked });
}

/**
 * Asks about an order. Money is booked or at least recorded; an order that ran out and is known not to bring any more
 * is closed. False where the platform gave no answer: then nothing is concluded.
 */
export async function askPlatform(deps: PaymentDeps, of: Identity, payment: StoredPayment): Promise<boolean> {
  const query = await deps.gateways.get(payment.gateway)?.query(payment.orderNumber);
  if (query === undefined || query.outcome === 'unknown') return false;
  if (query.outcome === 'paid') {
    const verdict = await settlePayment(deps, of, payment, query.notice);
    if (verdict !== 'repeated') await recordNotice(deps, payment.gateway, query.notice, verdict);
  }
  const ranOut = deps.clock.now().getTime() > payment.expiresAt.getTime();
  if (ranOut) await deps.payments.expirePayment(of, payment.orderNumber);
  return true;
}
