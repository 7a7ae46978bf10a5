import { isOutsideDoor } from '#domain/outside/refusals.ts';
import { platformOf } from '#domain/payment/merchant.ts';
import { eventOf, isInTime, orderLife, surplusReason } from '#domain/payment/order-lifecycle.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';
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
  readonly outsideRefusals: OutsideRefusals;
};

/** Amount, merchant (with the app) and currency are ours to compare: a right signature says only who speaks. */
function fits(notice: PaymentNotice, payment: StoredPayment): boolean {
  const isOurs = notice.fen === payment.fen && notice.merchant === payment.merchant;
  return isOurs && notice.currency === 'CNY' && notice.outcome === 'paid';
}

/**
 * Books a payment once, or keeps the money beside the registration. The registration moves first, under an idempotency
 * key made of the platform's transaction; a crash in between is made good by the next notice or query.
 */
export async function settlePayment(
  deps: PaymentDeps,
  of: Identity,
  payment: StoredPayment,
  notice: PaymentNotice,
): Promise<NoticeVerdict> {
  if (!fits(notice, payment)) return 'mismatch';
  if (await deps.payments.isSpent(payment.gateway, notice.transaction, payment.orderNumber))
    return 'mismatch';
  const taken = isInTime(payment, notice) && (await bookOn(deps, of, payment, notice));
  // Another transaction may have been faster: then this one is a second payment, whichever is written first.
  const isPaid = !taken && (await deps.store.find(of))?.status === 'registered';
  let verdict: NoticeVerdict = 'unknown-order';
  await deps.payments.moveOrder(of, payment.orderNumber, deps.clock.now(), (order, isPaidOtherwise) => {
    const event = eventOf(order, notice, taken);
    const { to, money } = orderLife[order.state][event];
    const reason = surplusReason(event, isPaid || isPaidOtherwise);
    if (money === 'none') verdict = 'repeated';
    else verdict = money === 'book' ? 'accepted' : reason;
    return {
      to,
      book: money === 'book' ? notice : null,
      keep: money === 'keep' ? { ...notice, reason } : null,
    };
  });
  return verdict;
}

/** The registration takes the money; false where it takes none any more. */
async function bookOn(
  deps: PaymentDeps,
  of: Identity,
  payment: StoredPayment,
  notice: PaymentNotice,
): Promise<boolean> {
  if (payment.purpose === 'difference') return takesDifference(deps, of, payment);
  const actor = { role: 'bank', id: payment.gateway } as const;
  const request = `${payment.orderNumber}\n${notice.transaction}`;
  const paid = payment.isVoid ? { paid: payment.fen } : {};
  const command = { do: 'record-payment', order: payment.orderNumber, ...paid } as const;
  const acted = await act(deps, of, actor, command, { key: keyOf(deps.keys, notice), request }, NO_QUOTES);
  return acted.ok;
}

/**
 * What a correction has left to be paid is taken as long as so much is owed; the registration stays what it is. One that
 * was cancelled owes nothing.
 */
async function takesDifference(
  { payments, store }: PaymentDeps,
  of: Identity,
  { fen }: StoredPayment,
): Promise<boolean> {
  const [balance, registration] = await Promise.all([payments.balanceOf(of), store.find(of)]);
  return balance !== null && -balance >= fen && registration?.status !== 'cancelled';
}

/** Everything a platform has said is kept, believed or not: money that is not booked must be found again. */
export async function recordNotice(
  deps: PaymentDeps,
  gateway: string,
  notice: (Pick<PaymentNotice, 'orderNumber' | 'fen'> & { readonly transaction: string | null }) | null,
  verdict: NoticeVerdict,
  address: string | null = null,
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
  const door = platformOf(gateway);
  if (!isDoubted(verdict) || !isOutsideDoor(door)) return;
  const about = notice?.orderNumber ?? null;
  await deps.outsideRefusals.add({ door, reason: verdict, about, address, at: deps.clock.wall() });
}

/** Not believed, or not about an order of ours as it stands: staff look into it. */
const isDoubted = (verdict: NoticeVerdict) =>
  verdict === 'forged' || verdict === 'mismatch' || verdict === 'unknown-order';

/** A UUID made of the platform's transaction: the same notice is the same command, however often it comes. */
function keyOf(keys: Keys, notice: PaymentNotice): string {
  return derivedKey(keys, `notice\n${notice.merchant}\n${notice.transaction}`);
}
