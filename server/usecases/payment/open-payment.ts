import { formatBeijing } from '#domain/calendar/dates.ts';
import { windowState } from '#domain/calendar/windows.ts';
import { servesRegion } from '#domain/payment/merchant.ts';
import type { Device, PaymentGateway } from '../../ports/payment-gateway.ts';
import type { StoredPayment } from '../../ports/payment-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { Texts } from '../../ports/texts.ts';
import { regionOf } from '../candidate/region-of.ts';
import { done, refused } from '../outcome.ts';
import { closeOrder, withdrawOrder } from './check-payment.ts';
import type { PaymentDeps } from './settle-payment.ts';
import { feeOf } from './view-fee.ts';

type Deps = PaymentDeps & {
  readonly texts: Texts;
  readonly publicUrl: string;
  readonly internalUrl: string;
  /** A code to be scanned, as SVG. */
  readonly drawCode: (text: string) => string;
};

/** From where somebody pays. */
export type Payer = { readonly device: Device; readonly address: string };

const ORDER_MINUTES = 30;

/** Opens a payment (G2): the open order, or a new one, signed for the platform that the region has chosen. */
export async function openPayment(deps: Deps, of: Identity, payer: Payer) {
  const registration = await deps.store.find(of);
  if (registration === null) return refused('not-found');
  const region = regionOf(deps.reference, registration);
  const title = deps.reference.findEdition(of.edition)?.title ?? '';
  const gateway = region === null ? undefined : deps.gateways.get(region.gateway);
  if (region === null || !region.onlinePayment || gateway === undefined) return refused('payment-off-line');
  if (!servesRegion(gateway, registration.region)) return refused('payment-off-line');
  const now = deps.clock.now();
  const owed = registration.status === 'registered' ? await owedBy(deps, of) : 0;
  if (owed > 0)
    return openFor(deps, of, gateway, payer, {
      title,
      fen: owed,
      lines: [],
      purpose: 'difference',
      until: null,
    });
  if (registration.status !== 'payable') return refused('wrong-status', { status: registration.status });
  const { opensAt, closesAt } = region.windows.payment;
  const state = windowState(region.windows.payment, now);
  if (state === 'not-open') return refused('window-not-open', { opensAt: formatBeijing(opensAt) });
  if (state === 'closed') return refused('window-closed', { closedAt: formatBeijing(closesAt) });
  const fee = feeOf(deps.reference, registration);
  if (fee === null) return refused('not-found');
  const { fen, lines } = fee;
  return openFor(deps, of, gateway, payer, { title, fen, lines, purpose: 'fee', until: closesAt });
}

/** What a correction has left to be paid, in fen. */
export async function owedBy({ payments }: Pick<PaymentDeps, 'payments'>, of: Identity): Promise<number> {
  return Math.max(0, -((await payments.balanceOf(of)) ?? 0));
}

type Due = Pick<StoredPayment, 'fen' | 'lines' | 'purpose'> & {
  readonly title: string;
  /** No order runs longer than this. */
  readonly until: Date | null;
};

async function openFor(
  deps: Deps,
  of: Identity,
  gateway: PaymentGateway,
  payer: Payer,
  { title, fen, lines, purpose, until }: Due,
) {
  const now = deps.clock.now();
  const ends = now.getTime() + ORDER_MINUTES * 60_000;
  const payment = await openOrder(deps, of, {
    orderNumber: `WK${deps.keys.randomDigits(18)}`,
    gateway: gateway.name,
    merchant: gateway.merchant,
    fen,
    lines,
    purpose,
    state: 'open',
    openedAt: now,
    expiresAt: new Date(until === null ? ends : Math.min(ends, until.getTime())),
    isVoid: false,
    receipt: null,
  });
  if (payment === null) return refused('changed-meanwhile');
  const subject = deps.texts.paymentSubject(title);
  return start(deps, of, gateway, { ...payment, subject, payer });
}

type Payable = StoredPayment & { readonly subject: string; readonly payer: Payer };

/** Takes the order to the platform; where that cannot be reached, the order stays open for the next try. */
async function start(deps: Deps, of: Identity, gateway: PaymentGateway, payable: Payable) {
  const { orderNumber, fen, subject, openedAt, expiresAt, payer } = payable;
  const started = await gateway.open({
    orderNumber,
    fen,
    subject,
    openedAt,
    expiresAt,
    notifyUrl: `${deps.internalUrl}/api/payments/notices/${gateway.name}`,
    returnUrl: `${deps.publicUrl}/registrations/${of.edition}/payment`,
    device: payer.device,
    payerAddress: payer.address,
  });
  if (started === null) return refused('platform-away');
  const { way, url } = started;
  const code = way === 'code' ? deps.drawCode(url) : null;
  return done({ order: orderNumber, fen, way, url, fields: { ...started.fields }, code });
}

/**
 * One registration, one order to pay: an order still open for the same amount at the same platform is used again. Before
 * another takes its place it is asked about and closed there, so that nobody pays twice.
 */
async function openOrder(deps: Deps, of: Identity, fresh: StoredPayment): Promise<StoredPayment | null> {
  const current = await deps.payments.findCurrentPayment(of);
  const isSame = current?.fen === fresh.fen && current.gateway === fresh.gateway;
  const holds = isSame && current.expiresAt > fresh.openedAt && !current.isVoid;
  if (current?.state === 'open' && !holds) {
    await withdrawOrder(deps, of, current);
    // Also where the platform is away: it is closed there later.
    await closeOrder(deps, of, current.orderNumber);
  }
  return deps.payments.openPayment(of, fresh);
}
