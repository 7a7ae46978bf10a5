import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import { type PaymentDeps, settlePayment } from './settle-payment.ts';

/** Coming back from the platform proves nothing: the platform itself is asked, and what is known is said. */
export async function checkPayment(deps: PaymentDeps, of: Identity, orderNumber: string) {
  const payment = await deps.payments.findPayment(of, orderNumber);
  if (payment === null) return refused('not-found');
  const answer = { order: payment.orderNumber, fen: payment.fen };
  if (payment.state === 'paid') return done({ ...answer, state: payment.state, asked: true });
  const query = await deps.gateways.get(payment.gateway)?.query(orderNumber);
  if (query?.outcome === 'paid') await settlePayment(deps, of, payment, query.notice);
  const now = await deps.payments.findPayment(of, orderNumber);
  const asked = query !== undefined && query.outcome !== 'unknown';
  return done({ ...answer, state: now?.state ?? payment.state, asked });
}
