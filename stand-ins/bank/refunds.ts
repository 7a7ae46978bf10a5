import { randomInt, randomUUID } from 'node:crypto';
import { beijingField } from '../beijing-time.ts';
import type { Fields } from '../form.ts';
import type { Cashier } from './cashier.ts';
import type { BankRefund, Ledger, LedgerEntry } from './ledger.ts';

/**
 * Gives money back, once for each number of the merchant, never more than came in; and tells the merchant. What the
 * bank says, not yet signed; null where the question makes no sense.
 */
export async function refundOf(cashier: Cashier, fields: Fields): Promise<Fields | null> {
  const { order_no = '', refund_no = '', amount = '', currency = '', trade_no = '' } = fields;
  if (!/^[\w-]{1,64}$/.test(refund_no) || !/^[1-9]\d{0,14}$/.test(amount) || currency !== 'CNY') return null;
  const entry = cashier.ledger.find(order_no);
  if (entry?.payment?.transaction !== trade_no) return answerOf(fields, null, 'REFUSED');
  const known = entry.refunds.find(({ refundNumber }) => refundNumber === refund_no);
  if (known) return answerOf(fields, known, String(known.fen) === amount ? 'SUCCESS' : 'REFUSED');
  if (givenBack(entry) + Number(amount) > Number(entry.order.amount))
    return answerOf(fields, null, 'REFUSED');
  const now = await cashier.now();
  const number = `HBTK${beijingField(now).replace(/\D/g, '')}${randomInt(10_000_000, 100_000_000)}`;
  const refund = { refundNumber: refund_no, transaction: number, fen: Number(amount), at: now.toISOString() };
  entry.refunds.push(refund);
  await cashier.ledger.save();
  tell(cashier, entry, refund, fields.notify_url ?? '');
  return answerOf(fields, refund, 'SUCCESS');
}

export function stateOfRefund(ledger: Ledger, fields: Fields): Fields | null {
  const entry = ledger.find(fields.order_no ?? '');
  const refund = entry?.refunds.find(({ refundNumber }) => refundNumber === fields.refund_no) ?? null;
  return answerOf(fields, refund, refund ? 'SUCCESS' : 'UNKNOWN_REFUND');
}

const givenBack = ({ refunds }: LedgerEntry) => refunds.reduce((sum, { fen }) => sum + fen, 0);

function answerOf(question: Fields, refund: BankRefund | null, status: string): Fields | null {
  const { merchant_id = '', order_no = '', refund_no = '', nonce = '' } = question;
  if (merchant_id === '' || nonce === '') return null;
  const named = { merchant_id, order_no, refund_no, nonce };
  return {
    ...named,
    status,
    amount: refund ? String(refund.fen) : '',
    refund_trade_no: refund?.transaction ?? '',
  };
}

function tell(cashier: Cashier, { order }: LedgerEntry, refund: BankRefund, address: string): void {
  if (!URL.canParse(address) || cashier.behaviours.of(order.orderNumber) === 'never') return;
  const { refundNumber: refund_no, transaction: refund_trade_no, fen } = refund;
  const named = { notify_id: randomUUID(), merchant_id: order.merchant, order_no: order.orderNumber };
  const fields = { ...named, refund_no, refund_trade_no, amount: String(fen), status: 'SUCCESS' };
  cashier.notices.say(address, fields).catch(() => undefined);
}
