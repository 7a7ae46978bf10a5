import { forfeitOverdue } from '../usecases/deadlines/forfeit-overdue.ts';
import { checkPayment } from '../usecases/payment/check-payment.ts';
import type { PaymentDeps } from '../usecases/payment/settle-payment.ts';

const MOST_QUERIES = 100;

/** What has to happen because time has passed: open orders are asked about, then what ran out is given up. */
export async function runOverdue(deps: PaymentDeps): Promise<void> {
  for (const payment of await deps.payments.listOpenPayments(MOST_QUERIES)) {
    await checkPayment(deps, payment, payment.orderNumber);
  }
  for (const { edition } of deps.reference.editions()) await forfeitOverdue(deps, edition.key);
}
