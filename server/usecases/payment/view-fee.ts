import { type Fee, feeFor } from '#domain/payment/fee.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { PaymentStore } from '../../ports/payment-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';

/** The fee of what was submitted; never of what a client says. Null where the region has published none. */
export function feeOf(reference: Reference, registration: Registration): Fee | null {
  const region = reference.findRegion(registration.edition, registration.region);
  const { specialty, subjects } = registration.answers;
  const found =
    typeof specialty === 'string' ? reference.findSpecialty(registration.edition, specialty) : null;
  if (region === null || found === null || typeof subjects !== 'object' || subjects === null) return null;
  return feeFor(region.fees, { level: found.level, form: found.form, subjects });
}

type Deps = {
  readonly store: RegistrationStore;
  readonly payments: PaymentStore;
  readonly reference: Reference;
};

/** G2: specialty, subjects, each fee line, sum and payee, to be checked before paying. */
export async function viewFee(deps: Deps, of: Identity) {
  const registration = await deps.store.find(of);
  const fee = registration === null ? null : feeOf(deps.reference, registration);
  if (registration === null || fee === null) return refused('not-found');
  const [payment, surplus, balance] = await Promise.all([
    deps.payments.findCurrentPayment(of),
    deps.payments.listSurplus(of),
    deps.payments.balanceOf(of),
  ]);
  const specialty = String(registration.answers.specialty);
  // What was paid stays what it was; an order still open is replaced where the fee is another by now.
  const due = payment?.state === 'paid' ? payment : fee;
  return done({
    lines: due.lines.map((line) => ({ ...line })),
    fen: due.fen,
    payee: fee.payee,
    legalBasis: fee.legalBasis,
    specialty: `${specialty} ${deps.reference.findSpecialty(of.edition, specialty)?.name ?? ''}`,
    order:
      payment === null
        ? null
        : { number: payment.orderNumber, state: payment.state, receipt: payment.receipt },
    owed: registration.status === 'registered' ? Math.max(0, -(balance ?? 0)) : 0,
    surplus: surplus.map(({ orderNumber, fen, reason, paidAt, refund }) => ({
      order: orderNumber,
      fen,
      reason,
      paidAt: paidAt.toISOString(),
      refund,
    })),
  });
}
