import { html, type Page } from '../page.ts';
import type { LedgerEntry } from './ledger.ts';
import { yuan } from './pay-page.ts';

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
