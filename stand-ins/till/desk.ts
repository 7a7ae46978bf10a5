import type { FastifyInstance, FastifyReply } from 'fastify';
import { beijingText } from '../beijing-time.ts';
import { fieldsOf, parameterOf } from '../form.ts';
import { type Html, hiddenFields, html, type Page, sendPage } from '../page.ts';
import type { Teller } from './teller.ts';
import type { Delivery, Till, TillOrder } from './till.ts';

/** A payment platform as the payer and the director of the demo see it. */
export type Desk = {
  /** The door's name: `wechat-pay`, `alipay`. */
  readonly name: string;
  readonly title: string;
  readonly till: Till;
  readonly teller: Teller;
  readonly now: () => Promise<Date>;
};

const yuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

const deliveryTexts: Readonly<Record<Delivery, string>> = {
  none: '还没有付款',
  held: '通知已扣住',
  withheld: '没有通知',
  sending: '正在通知，未获确认',
  acknowledged: '平台已确认',
  'given-up': '多次通知未获确认，已停止',
};

/** The page on which the phone pays, and the page from which a person directs the platform. */
export function serveDesk(app: FastifyInstance, desk: Desk): void {
  servePayer(app, desk);
  serveDirector(app, desk);
}

export const payAddress = (desk: string, token: string) => `/phone/pay/${desk}/${token}`;

function servePayer(app: FastifyInstance, desk: Desk): void {
  type Params = { Params: { token: string } };
  const page = `/phone/pay/${desk.name}/:token`;
  app.get<Params>(page, (request, reply) => {
    const order = desk.till.findByToken(request.params.token);
    if (!order) return reply.code(404).send();
    const back = parameterOf(request.query, 'redirect_url') ?? order.returnUrl;
    return sendPage(reply, 200, payPage(desk, order, back));
  });

  app.post<Params>(page, async (request, reply) => {
    const order = desk.till.findByToken(request.params.token);
    if (!order) return reply.code(404).send();
    const outcome = desk.till.pay(order, await desk.now());
    if (outcome === 'expired') return sendPage(reply, 410, refusedPage(desk, '该订单已过期，不能再支付。'));
    if (outcome === 'closed')
      return sendPage(reply, 410, refusedPage(desk, '商户已关闭该订单，请回到报名页面重新支付。'));
    if (outcome === 'already-paid')
      return sendPage(reply, 409, refusedPage(desk, '该订单已支付，请不要重复付款。'));
    await desk.teller.tellPaid(order);
    return goBack(reply, desk, fieldsOf(request.body).back ?? '');
  });
}

const goBack = (reply: FastifyReply, desk: Desk, back: string) =>
  URL.canParse(back) ? reply.redirect(back, 303) : sendPage(reply, 200, paidPage(desk));

function serveDirector(app: FastifyInstance, desk: Desk): void {
  app.get(`/till/${desk.name}`, (_request, reply) => sendPage(reply, 200, deskPage(desk)));

  app.get(`/till/${desk.name}/orders`, () => ({
    orders: desk.till.all().map((order) => ({
      order_no: order.orderNumber,
      fen: order.fen,
      token: order.token,
      paid: order.payment !== null,
      closed: order.closed === true,
      transaction: order.payment?.transaction ?? null,
      delivery: order.delivery,
      answers: order.answers,
      refunds: order.refunds.map(({ refundNumber, fen, delivery }) => ({ refundNumber, fen, delivery })),
    })),
  }));

  app.post(`/till/${desk.name}/deliver`, async (request, reply) => {
    const order = desk.till.find(fieldsOf(request.body).order_no ?? '');
    if (!order) return reply.code(404).send({ error: 'unknown order' });
    await desk.teller.deliver(order);
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    return wantsPage ? reply.redirect(`/till/${desk.name}`, 303) : { delivery: order.delivery };
  });
}

function payPage(desk: Desk, order: TillOrder, back: string): Page {
  return {
    title: `${desk.title}：确认付款`,
    body: html`<dl>
<div><dt>收款方</dt><dd>卫生专业技术资格考试报名费</dd></div>
<div><dt>商品</dt><dd>${order.subject}</dd></div>
<div><dt>订单号</dt><dd>${order.orderNumber}</dd></div>
<div><dt>应付金额</dt><dd class="amount">${yuan(order.fen)} 元</dd></div>
</dl>
<form method="post" action="${payAddress(desk.name, order.token)}">${hiddenFields({ back })}
<button class="primary">确认支付</button>
</form>
<p class="quiet">请在 ${beijingText(new Date(order.expiresAt))}（北京时间）前支付。演示中不会真的扣款。</p>`,
  };
}

const paidPage = (desk: Desk): Page => ({
  title: `${desk.title}：支付成功`,
  body: html`<p>付款已完成。请回到电脑上的报名页面查看结果。</p>`,
});

const refusedPage = (desk: Desk, why: string): Page => ({
  title: `${desk.title}：不能支付`,
  body: html`<p class="problem" role="alert">${why}</p>`,
});

function deskPage(desk: Desk): Page {
  const newest = desk.till.all().toReversed().slice(0, 50);
  return {
    title: desk.title,
    body: html`<p>怎样出错，请在<a href="/control">控制台</a>设定。</p>
<ul class="list">${newest.map((order) => orderItem(desk, order))}</ul>
<p><a class="button" href="/till/${desk.name}">刷新</a></p><p><a href="/">返回</a></p>`,
  };
}

function orderItem(desk: Desk, order: TillOrder): Html {
  return html`<li>${order.orderNumber} · ${yuan(order.fen)} 元 · ${deliveryTexts[order.delivery]}
<br>${order.subject}${order.refunds.map(({ fen }) => html`<br>已退 ${yuan(fen)} 元`)}
${order.answers.map((answer) => html`<br><span class="quiet">应答 ${answer}</span>`)}
${order.payment ? deliverForm(desk, order) : html`<br><a href="${payAddress(desk.name, order.token)}">扫码付款</a>`}</li>`;
}

const deliverForm = (desk: Desk, order: TillOrder) =>
  html`<form method="post" action="/till/${desk.name}/deliver">${hiddenFields({ order_no: order.orderNumber })}
<button>现在送出通知</button></form>`;
