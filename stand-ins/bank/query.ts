import type { Fields } from '../form.ts';
import type { Ledger } from './ledger.ts';
import { receiptOf } from './receipt-fields.ts';

/** Takes an order back that is not paid; the same again. Not yet signed; null where the request makes no sense. */
export async function closeOrder(ledger: Ledger, request: Fields): Promise<Fields | null> {
  const { merchant_id = '', order_no = '', nonce = '' } = request;
  if (merchant_id === '' || order_no === '' || nonce === '') return null;
  const entry = ledger.find(order_no);
  if (entry?.order.merchant !== merchant_id) return { merchant_id, order_no, nonce, status: 'UNKNOWN_ORDER' };
  if (entry.payment) return { merchant_id, order_no, nonce, status: 'SUCCESS' };
  entry.closed = true;
  await ledger.save();
  return { merchant_id, order_no, nonce, status: 'CLOSED' };
}

/** What the bank says of an order, not yet signed; null where the question makes no sense. */
export function answerQuery(ledger: Ledger, question: Fields, path: string): Fields | null {
  const { merchant_id = '', order_no = '', nonce = '' } = question;
  if (merchant_id === '' || order_no === '' || nonce === '') return null;
  const entry = ledger.find(order_no);
  const known = entry?.order.merchant === merchant_id ? entry : undefined;
  return {
    merchant_id,
    order_no,
    nonce,
    status: known ? (known.payment ? 'SUCCESS' : 'UNPAID') : 'UNKNOWN_ORDER',
    amount: known?.order.amount ?? '',
    currency: known?.order.currency ?? '',
    trade_no: known?.payment?.transaction ?? '',
    paid_at: known?.payment?.paidAt ?? '',
    ...(known?.payment ? receiptOf(known.payment, path) : {}),
  };
}
