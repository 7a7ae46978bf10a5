import { askAgainAt } from '#domain/payment/query-schedule.ts';
import { decideRefund, type RefundAction } from '#domain/payment/refund.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { PaymentGateway, RefundAnswer, RefundNotice, RefundOrder } from '../../ports/payment-gateway.ts';
import type { PaymentStore } from '../../ports/payment-store.ts';
import type { RefundOnItsWay, RefundSending } from '../../ports/refund-sending.ts';

export type SendingDeps = {
  readonly refundSending: RefundSending;
  readonly payments: PaymentStore;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly internalUrl: string;
};

const MOST_REFUNDS = 50;
const NUMBER = /^RF([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/;

/** Our number of a refund for the platform: always the same, so that money goes back once however often it is sent. */
export const refundNumberOf = (id: string) => `RF${id.replaceAll('-', '')}`;

/** Sends what two persons have approved, and asks about what was sent, until the platform has said how it ended. */
export async function sendRefunds(deps: SendingDeps): Promise<void> {
  const now = deps.clock.now();
  for (const refund of await deps.refundSending.listDueRefunds(now, MOST_REFUNDS)) {
    const gateway = deps.gateways.get(refund.gateway);
    if (gateway === undefined) await deps.refundSending.askRefundNextAt(refund, askAgainAt(now, now));
    else await push(deps, gateway, refund);
  }
}

/** It is written down that it is sent before it is sent: what was begun is asked about, never forgotten. */
async function push(deps: SendingDeps, gateway: PaymentGateway, refund: RefundOnItsWay): Promise<void> {
  const sent = refund.state === 'approved' ? await step(deps, refund, 'send') : refund;
  if (sent === null) return;
  const order = orderOf(deps, gateway, sent);
  const before = refund.state === 'sent' ? await gateway.queryRefund(order) : 'unknown';
  // What the platform has never seen is sent again under its number.
  const answer = before === 'unknown' ? await gateway.refund(order) : before;
  await conclude(deps, sent, answer);
}

function orderOf(deps: SendingDeps, gateway: PaymentGateway, refund: RefundOnItsWay): RefundOrder {
  const { orderNumber, transaction, fen, paidFen } = refund;
  const notifyUrl = `${deps.internalUrl}/api/payments/notices/${gateway.name}`;
  return { refundNumber: refundNumberOf(refund.id), orderNumber, transaction, fen, paidFen, notifyUrl };
}

async function conclude(deps: SendingDeps, refund: RefundOnItsWay, answer: RefundAnswer): Promise<void> {
  if (answer === 'done') await step(deps, refund, 'report-done');
  else if (answer === 'failed') await step(deps, refund, 'report-failed');
  else {
    const now = deps.clock.now();
    await deps.refundSending.askRefundNextAt(refund, askAgainAt(refund.sentAt ?? now, now));
  }
}

/** A step that the platform takes; null where somebody was faster, or the life of a refund does not know it here. */
async function step(
  { refundSending, keys, clock }: SendingDeps,
  refund: RefundOnItsWay,
  action: RefundAction,
): Promise<RefundOnItsWay | null> {
  const actor = { is: 'platform', id: refund.gateway } as const;
  const decided = decideRefund({ ...refund, askedBy: '' }, { do: action, rev: refund.rev }, actor);
  if (!decided.ok) return null;
  const at = clock.now();
  const requestDigest = keys.digest(`${action}\n${refund.id}\n${refund.rev}`);
  const nextQueryAt = action === 'send' ? askAgainAt(at, at) : null;
  const key = keys.uuid();
  const moved = await refundSending.moveRefund(refund, {
    action,
    to: decided.to,
    actor: refund.gateway,
    at,
    key,
    requestDigest,
    nextQueryAt,
  });
  if (!moved) return null;
  const sentAt = action === 'send' ? at : refund.sentAt;
  return { ...refund, state: decided.to, rev: refund.rev + 1, sentAt };
}

/** What a platform says of a refund by itself; false where it fits nothing that was sent, and nothing changes. */
export async function receiveRefundNotice(
  deps: SendingDeps,
  gateway: PaymentGateway,
  notice: RefundNotice,
): Promise<boolean> {
  const parts = NUMBER.exec(notice.refundNumber)?.slice(1);
  const of = parts === undefined ? null : await deps.payments.findOrder(notice.orderNumber);
  if (parts === undefined || of === null) return false;
  const refund = await deps.refundSending.findOnItsWay(of, notice.orderNumber, parts.join('-'));
  const fits =
    refund?.gateway === gateway.name && refund.fen === notice.fen && notice.merchant === gateway.merchant;
  if (!fits || refund === null) return false;
  if (refund.state === 'sent') await conclude(deps, refund, notice.outcome);
  return refund.state === 'sent' || refund.state === 'done' || refund.state === 'failed';
}
