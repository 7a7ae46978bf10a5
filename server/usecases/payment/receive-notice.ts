import type {
  Acknowledgement,
  PaymentGateway,
  PlatformMessage,
  PlatformNotice,
} from '../../ports/payment-gateway.ts';
import type { NoticeVerdict } from '../../ports/payment-store.ts';
import { receiveRefundNotice, type SendingDeps } from '../refunds/send-refunds.ts';
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

type Deps = PaymentDeps & SendingDeps;

/**
 * A platform's message. Repeated, forged or wrong-amount ones change nothing and are recorded; money that is not due is
 * kept. Null where there is no such platform.
 */
export async function receiveNotice(
  deps: Deps,
  gatewayName: string,
  message: PlatformMessage,
  address: string,
): Promise<Acknowledgement | null> {
  const gateway = deps.gateways.get(gatewayName);
  if (gateway === undefined) return null;
  const said = gateway.readNotice(message);
  const verdict = said === null ? 'forged' : await judge(deps, gateway, said);
  const about = said?.about === 'payment' ? said.payment : said && { ...said.refund, transaction: null };
  await recordNotice(deps, gatewayName, about, verdict, address);
  return gateway.acknowledge(TAKEN.has(verdict));
}

async function judge(deps: Deps, gateway: PaymentGateway, said: PlatformNotice): Promise<NoticeVerdict> {
  if (said.about === 'refund')
    return (await receiveRefundNotice(deps, gateway, said.refund)) ? 'refund' : 'mismatch';
  const { payment: notice } = said;
  const identity = await deps.payments.findOrder(notice.orderNumber);
  const payment = identity && (await deps.payments.findPayment(identity, notice.orderNumber));
  if (identity === null || payment === null || payment.gateway !== gateway.name) return 'unknown-order';
  return settlePayment(deps, identity, payment, notice);
}
