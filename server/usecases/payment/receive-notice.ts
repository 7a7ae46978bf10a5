import type { Acknowledgement, PaymentNotice, PlatformMessage } from '../../ports/payment-gateway.ts';
import type { NoticeVerdict } from '../../ports/payment-store.ts';
import { type PaymentDeps, recordNotice, settlePayment } from './settle-payment.ts';

/** Of these the platform need not tell again. */
const TAKEN: ReadonlySet<NoticeVerdict> = new Set([
  'accepted',
  'repeated',
  'late',
  'double',
  'not-due',
  'refund',
]);

/**
 * A platform's message. Repeated, forged or wrong-amount ones change nothing and are recorded; money that is not due is
 * kept. Null where there is no such platform.
 */
export async function receiveNotice(
  deps: PaymentDeps,
  gatewayName: string,
  message: PlatformMessage,
): Promise<Acknowledgement | null> {
  const gateway = deps.gateways.get(gatewayName);
  if (gateway === undefined) return null;
  const said = gateway.readNotice(message);
  const verdict = said?.about === 'payment' ? await judge(deps, gatewayName, said.payment) : 'forged';
  await recordNotice(deps, gatewayName, said?.about === 'payment' ? said.payment : null, verdict);
  return gateway.acknowledge(TAKEN.has(verdict));
}

async function judge(deps: PaymentDeps, gateway: string, notice: PaymentNotice): Promise<NoticeVerdict> {
  const identity = await deps.payments.findOrder(notice.orderNumber);
  const payment = identity && (await deps.payments.findPayment(identity, notice.orderNumber));
  if (identity === null || payment === null || payment.gateway !== gateway) return 'unknown-order';
  return settlePayment(deps, identity, payment, notice);
}
