import type { Fields } from '../form.ts';
import type { Payment } from './ledger.ts';

/** Number and address of the e-receipt, as notices and answers name it. */
export function receiptOf(payment: Payment, path: string): Fields {
  if (payment.receipt === undefined) return {};
  const url = `${payment.bankUrl}/${path}/receipts/${payment.receipt}`;
  return { receipt_no: payment.receipt, receipt_url: url };
}
