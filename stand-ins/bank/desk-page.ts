import { beijingText } from '../beijing-time.ts';
import { type Html, hiddenFields, html, type Page } from '../page.ts';
import type { Bank } from './bank.ts';
import { type Behaviour, behaviours } from './behaviours.ts';
import type { DeliveryRefusal } from './cashier.ts';
import type { Delivery, PaidEntry, Sending } from './ledger.ts';
import { yuan } from './pay-page.ts';

const behaviourTexts: Readonly<Record<Behaviour, string>> = {
  prompt: '立即通知',
  late: '先扣住，由人工送出',
  never: '从不通知',
  twice: '同时通知两次',
  'wrong-amount': '通知的金额不符',
  'wrong-merchant': '通知的商户不符',
  forged: '通知的签名是伪造的',
};

const deliveryTexts: Readonly<Record<Delivery, string>> = {
  held: '通知已扣住',
  withheld: '没有通知',
  sending: '正在通知，未获确认',
  acknowledged: '平台已确认',
  'given-up': '多次通知未获确认，已停止',
};

const deliveryRefusalTexts: Readonly<Record<DeliveryRefusal, string>> = {
  'unknown-order': '银行没有见过这个订单号。',
  'not-paid': '这笔订单还没有支付，没有通知可送。',
  'never-notified': '这笔订单设为“从不通知”。请先改为其他方式，再送出。',
};

const newestShown = 50;

/** What the bank has booked, and how its notices behave. */
export function deskPage(bank: Bank, refusal: DeliveryRefusal | null = null): Page {
  const newest = bank.paid().toReversed().slice(0, newestShown);
  return {
    title: '河北银联付',
    body: html`${refusal ? html`<p class="problem" role="alert">${deliveryRefusalTexts[refusal]}</p>` : ''}
<h2>银行怎样通知平台</h2>
<p>对所有订单：${behaviourTexts[bank.behaviours.byDefault()]}。</p>
${behaviourForm(bank, bank.behaviours.byDefault())}
<h2>已入账的付款</h2>
${newest.length === 0 ? html`<p>还没有付款。</p>` : ''}
<ul class="list">${newest.map((entry) => paymentItem(bank, entry, bank.behaviours.of(entry.order.orderNumber)))}</ul>
<p><a class="button" href="/${bank.path}">刷新</a></p>
<p><a href="/">返回</a></p>`,
  };
}

function behaviourForm(bank: Bank, chosen: Behaviour): Html {
  const options = behaviours.map((behaviour) =>
    behaviour === chosen
      ? html`<option value="${behaviour}" selected>${behaviourTexts[behaviour]}</option>`
      : html`<option value="${behaviour}">${behaviourTexts[behaviour]}</option>`,
  );
  return html`<form method="post" action="/${bank.path}/desk/behaviour">
<label for="notice">通知方式</label>
<select id="notice" name="notice">${options}</select>
<label for="order_no">只对这个订单号（空着就是所有订单）</label>
<input id="order_no" name="order_no" autocomplete="off">
<button class="primary">保存</button>
</form>`;
}

function paymentItem(bank: Bank, { order, payment }: PaidEntry, behaviour: Behaviour): Html {
  return html`<li>${order.orderNumber} · ${yuan(order.amount)} 元 · ${beijingText(new Date(payment.paidAt))}
<br>${order.subject}
<br>${deliveryTexts[payment.delivery]}（通知方式：${behaviourTexts[behaviour]}）
${payment.sendings.map(sendingLine)}
<form method="post" action="/${bank.path}/desk/delivery">${hiddenFields({ order_no: order.orderNumber })}
<button>现在送出通知</button>
</form></li>`;
}

function sendingLine({ status, answer }: Sending, index: number): Html {
  const outcome = status === 0 ? '没有应答' : `应答 ${status}：${answer}`;
  return html`<br><span class="quiet">第 ${index + 1} 次：${outcome}</span>`;
}
