import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { PaymentGateway, PaymentNotice } from '../../ports/payment-gateway.ts';
import type { NoticeVerdict, PaymentStore, StoredPayment } from '../../ports/payment-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import { act } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { derivedKey } from '../derived-key.ts';

export type PaymentDeps = {
  readonly store: RegistrationStore;
  readonly payments: PaymentStore;
  readonly reference: Reference;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** What a signed notice or answer is worth: amount, merchant, currency and time are ours to compare. */
export function judgeNotice(notice: PaymentNotice, payment: StoredPayment): NoticeVerdict {
  const fits =
    notice.fen === payment.fen && notice.merchant === payment.merchant && notice.currency === 'CNY';
  if (!fits || notice.outcome !== 'paid') return 'mismatch';
  if (payment.state === 'paid') return 'repeated';
  return notice.paidAt.getTime() > payment.expiresAt.getTime() ? 'late' : 'accepted';
}

/**
 * Books a payment once. The registration moves first, under an idempotency key made of the platform's transaction; a
 * crash in between is made good by the next notice or query.
 */
export async function settlePayment(
  deps: PaymentDeps,
  of: Identity,
  payment: StoredPayment,
  notice: PaymentNotice,
): Promise<NoticeVerdict> {
  const verdict = judgeNotice(notice, payment);
  if (verdict !== 'accepted') return verdict;
  if (await deps.payments.isSpent(payment.gateway, notice.transaction, payment.orderNumber))
    return 'mismatch';
  const actor = { role: 'bank', id: payment.gateway } as const;
  const incoming = {
    key: keyOf(deps.keys, notice),
    request: `${payment.orderNumber}\n${notice.transaction}`,
  };
  const paid = payment.isVoid ? { paid: payment.fen } : {};
  const command = { do: 'record-payment', order: payment.orderNumber, ...paid } as const;
  const acted = await act(deps, of, actor, command, incoming, NO_QUOTES);
  if (!acted.ok) return 'not-due';
  const settled = { transaction: notice.transaction, at: notice.paidAt };
  return (await deps.payments.settlePayment(of, payment.orderNumber, settled)) ? 'accepted' : 'repeated';
}

/** Everything a platform has said is kept, believed or not: money that is not booked must be found again. */
export async function recordNotice(
  deps: PaymentDeps,
  gateway: string,
  notice: PaymentNotice | null,
  verdict: NoticeVerdict,
): Promise<void> {
  await deps.payments.recordNotice({
    id: deps.keys.uuid(),
    gateway,
    orderNumber: notice?.orderNumber ?? null,
    transaction: notice?.transaction ?? null,
    fen: notice?.fen ?? null,
    verdict,
    at: deps.clock.now(),
  });
}

/** A UUID made of the platform's transaction: the same notice is the same command, however often it comes. */
function keyOf(keys: Keys, notice: PaymentNotice): string {
  return derivedKey(keys, `notice\n${notice.merchant}\n${notice.transaction}`);
}
