import type { NoticeVerdict } from '../../ports/payment-store.ts';
import { type PaymentDeps, recordNotice, settlePayment } from './settle-payment.ts';

/**
 * A platform's message. Repeated, late, forged or wrong-amount ones change nothing and are recorded. True where the
 * platform need not send it again.
 */
export async function receiveNotice(
  deps: PaymentDeps,
  gatewayName: string,
  body: Readonly<Record<string, string>>,
): Promise<boolean> {
  const gateway = deps.gateways.get(gatewayName);
  if (gateway === undefined) return false;
  const notice = gateway.readNotice(body);
  const identity = notice === null ? null : await deps.payments.findOrder(notice.orderNumber);
  const payment = notice && identity ? await deps.payments.findPayment(identity, notice.orderNumber) : null;
  let verdict: NoticeVerdict = notice === null ? 'forged' : 'unknown-order';
  if (notice && identity && payment) verdict = await settlePayment(deps, identity, payment, notice);
  await recordNotice(deps, gatewayName, notice, verdict);
  return verdict !== 'forged' && verdict !== 'unknown-order' && verdict !== 'mismatch';
}
