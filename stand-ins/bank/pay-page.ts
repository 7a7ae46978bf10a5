import { beijingText } from '../beijing-time.ts';
import type { Fields } from '../form.ts';
import { type Html, hiddenFields, html, type Page } from '../page.ts';
import type { Refusal } from './cashier.ts';
import { merchant, type PayOrder, returnAddress } from './pay-order.ts';

const bankName = '河北银联付';

/** The signed fields travel through the page, and are looked at again when the button is pressed. */
export function payPage(order: PayOrder, fields: Fields, path: string): Page {
  return {
    title: `${bankName}收银台`,
    body: html`${orderLines(order)}
<form method="post" action="/${path}/confirmation">${hiddenFields(fields)}
<button class="primary">确认支付</button>
<button formaction="/${path}/cancellation">取消</button>
</form>
<p class="quiet">请在 ${beijingText(new Date(order.expiresAt))}（北京时间）前支付。演示中不会真的扣款。</p>`,
  };
}

function orderLines(order: PayOrder): Html {
  return html`<dl>
<div><dt>收款方</dt><dd>${merchant.name}</dd></div>
<div><dt>商品</dt><dd>${order.subject}</dd></div>
<div><dt>订单号</dt><dd>${order.orderNumber}</dd></div>
<div><dt>应付金额</dt><dd class="amount">${yuan(order.amount)} 元</dd></div>
</dl>`;
}

/** Fen as yuan, by moving the point: no binary fraction ever holds money. */
export function yuan(fen: string): string {
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const refusalTexts: Readonly<Record<Refusal, string>> = {
  'bad-signature': '签名不正确，银行不受理这笔订单。请返回报名平台，重新发起支付。',
  malformed: '订单信息不完整，银行不受理这笔订单。请返回报名平台，重新发起支付。',
  'order-differs': '该订单号已用于另一笔金额不同的订单。请返回报名平台，重新发起支付。',
  'already-paid': '该订单已支付。请不要重复付款，返回报名平台查看结果。',
  closed: '商户已关闭该订单。请返回报名平台，重新发起支付。',
  expired: '该订单已过期，不能再支付。请返回报名平台查看。',
  'time-unknown': '暂时查不到业务时间，没有扣款。请稍后再试。',
};

export const refusalStatus: Readonly<Record<Refusal, number>> = {
  'bad-signature': 400,
  malformed: 400,
  'order-differs': 409,
  'already-paid': 409,
  closed: 410,
  expired: 410,
  'time-unknown': 503,
};

export function refusalPage(refusal: Refusal, order: PayOrder | null): Page {
  const wayBack = order ? html`<p><a class="button" href="${returnAddress(order)}">返回商户</a></p>` : '';
  return {
    title: `${bankName}：不能支付`,
    body: html`<p class="problem" role="alert">${refusalTexts[refusal]}</p>${wayBack}`,
  };
}
