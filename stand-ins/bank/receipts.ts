import type { Fields } from '../form.ts';
import { html, type Page } from '../page.ts';
import type { LedgerEntry, Payment } from './ledger.ts';
import { yuan } from './pay-page.ts';

/** Number and address of the e-receipt, as notices and answers name it. */
export function receiptOf(payment: Payment, path: string): Fields {
  if (payment.receipt === undefined) return {};
  const url = `${payment.bankUrl}/${path}/receipts/${payment.receipt}`;
  return { receipt_no: payment.receipt, receipt_url: url };
}

/** The e-receipt itself. */
export function receiptPage({ order, payment }: LedgerEntry): Page {
  return {
    title: '非税收入电子票据（演示）',
    body: html`<dl>
<div><dt>票据号码</dt><dd>${payment?.receipt ?? ''}</dd></div>
<div><dt>项目</dt><dd>${order.subject}</dd></div>
<div><dt>订单号</dt><dd>${order.orderNumber}</dd></div>
<div><dt>金额</dt><dd class="amount">${yuan(order.amount)} 元</dd></div>
</dl>`,
  };
}
