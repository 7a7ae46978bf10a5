import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Wait } from '../bank/notices.ts';
import type { Fault } from '../control/faults.ts';
import { type Fields, fieldsOf } from '../form.ts';
import { type Desk, payAddress } from '../till/desk.ts';
import { createTeller } from '../till/teller.ts';
import { openTill, type TillOrder } from '../till/till.ts';
import { tradeBill } from './bill.ts';
import { type AlipayKeys, ensureKeys, merchant } from './keys.ts';
import { alipayTime, paymentNotice, refundNotice, yuan } from './notices.ts';
import { isApps, signText } from './signature.ts';

type Platform = { readonly keys: AlipayKeys; readonly desk: Desk; readonly faultOf: () => Fault | null };
type Content = Readonly<Record<string, unknown>>;

type Settings = {
  readonly folder: string;
  readonly now: () => Promise<Date>;
  readonly faultOf: () => Fault | null;
  readonly wait: Wait;
};

/** Opens Alipay on its folder. */
export async function openAlipay({ folder, now, faultOf, wait }: Settings): Promise<Platform> {
  const keys = await ensureKeys(folder);
  const till = await openTill(`${folder}/orders.json`);
  const teller = createTeller({
    till,
    faultOf,
    wait,
    paymentNotice: (order, fault) => paymentNotice(keys, order, fault),
    refundNotice: (order, refund, fault) => refundNotice(keys, order, refund, fault),
    isAcknowledged: (status, body) => status === 200 && body === 'success',
  });
  return { keys, faultOf, desk: { name: 'alipay', title: '支付宝', till, teller, now } };
}

/** Alipay's gateway: one address, a method among the signed parameters, answers signed as they stand. */
export function serveAlipay(app: FastifyInstance, platform: Platform): void {
  const files = new Map<string, Uint8Array>();
  const parametersOf = (request: FastifyRequest): Fields => ({
    ...fieldsOf(request.query),
    ...fieldsOf(request.body),
  });

  app.get('/alipay/gateway.do', async (request, reply) => {
    const fields = parametersOf(request);
    const isPage = fields.method === 'alipay.trade.page.pay';
    const order = isPage && isApps(fields, platform.keys.appPublic) ? enter(platform, fields) : null;
    if (!order) return reply.code(400).send('ILLEGAL_SIGN');
    await platform.desk.till.save();
    return reply.redirect(payAddress('alipay', order.token), 302);
  });

  app.post('/alipay/gateway.do', async (request, reply) => {
    const fields = parametersOf(request);
    if (fields.app_id !== merchant.app || !isApps(fields, platform.keys.appPublic))
      return answer(reply, platform, 'error', refused('isv.invalid-signature'));
    const { method = '' } = fields;
    const bill = 'alipay.data.dataservice.bill.downloadurl.query';
    const said =
      method === bill
        ? await billAnswer(platform, files, contentOf(fields), `${request.protocol}://${request.host}`)
        : await act(platform, method, contentOf(fields));
    if (method === 'alipay.trade.refund' && platform.faultOf() === 'accepts-and-fails')
      return reply.code(500).send('down');
    return answer(reply, platform, method, said);
  });

  app.get<{ Params: { name: string } }>('/alipay/bills/:name', (request, reply) => {
    const file = files.get(request.params.name);
    return file === undefined
      ? reply.code(404).send()
      : reply.type('application/zip').send(Buffer.from(file));
  });
}

function contentOf(fields: Fields): Content {
  try {
    const said: unknown = JSON.parse(fields.biz_content ?? '{}');
    return typeof said === 'object' && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}

function enter({ desk }: Platform, fields: Fields): TillOrder | null {
  const { out_trade_no, total_amount, subject, time_expire, product_code } = contentOf(fields);
  const fen = /^\d+\.\d{2}$/.test(String(total_amount)) ? Number(String(total_amount).replace('.', '')) : 0;
  const expires = new Date(`${String(time_expire).replace(' ', 'T')}+08:00`);
  if (fields.app_id !== merchant.app || product_code !== 'FAST_INSTANT_TRADE_PAY' || fen <= 0) return null;
  if (Number.isNaN(expires.getTime())) return null;
  return desk.till.enter({
    orderNumber: String(out_trade_no),
    fen,
    subject: String(subject),
    expiresAt: expires.toISOString(),
    notifyUrl: fields.notify_url ?? '',
    returnUrl: fields.return_url ?? '',
    token: randomUUID().slice(0, 8),
  });
}

const refused = (sub_code: string) => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
  sub_msg: sub_code,
});
const done = (said: object) => ({ code: '10000', msg: 'Success', ...said });

async function act({ desk }: Platform, method: string, content: Content): Promise<object> {
  const order = desk.till.find(String(content.out_trade_no));
  const number = String(content.out_request_no);
  switch (method) {
    case 'alipay.trade.query':
      return order ? done(tradeOf(order)) : refused('ACQ.TRADE_NOT_EXIST');
    case 'alipay.trade.close': {
      if (!order) return refused('ACQ.TRADE_NOT_EXIST');
      if (!desk.till.close(order)) return refused('ACQ.TRADE_STATUS_ERROR');
      await desk.till.save();
      return done({ out_trade_no: order.orderNumber });
    }
    case 'alipay.trade.refund': {
      if (!order?.payment) return refused('ACQ.TRADE_NOT_EXIST');
      const isNew = !desk.till.findRefund(number);
      const fen = Math.round(Number(String(content.refund_amount)) * 100);
      const refund = desk.till.refund(
        order,
        { refundNumber: number, fen, notifyUrl: null },
        await desk.now(),
      );
      if (!refund) return refused('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
      if (isNew) await desk.teller.tellRefunded(order, refund);
      const named = { trade_no: order.payment.transaction, out_trade_no: order.orderNumber };
      return done({ ...named, fund_change: isNew ? 'Y' : 'N', refund_fee: yuan(refund.fen) });
    }
    case 'alipay.trade.fastpay.refund.query': {
      const found = desk.till.findRefund(number);
      // Of a refund that it does not know Alipay says success, and nothing else.
      if (!found) return done({});
      const { refund } = found;
      return done({
        out_trade_no: found.order.orderNumber,
        out_request_no: refund.refundNumber,
        refund_amount: yuan(refund.fen),
        refund_status: 'REFUND_SUCCESS',
      });
    }
    default:
      return refused('isv.invalid-method');
  }
}

function tradeOf(order: TillOrder): object {
  const trade = { out_trade_no: order.orderNumber, total_amount: yuan(order.fen) };
  if (!order.payment) return { ...trade, trade_status: order.closed ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY' };
  const { transaction, paidAt } = order.payment;
  return {
    ...trade,
    trade_no: transaction,
    trade_status: 'TRADE_SUCCESS',
    send_pay_date: alipayTime(paidAt),
  };
}

async function billAnswer(
  { desk }: Platform,
  files: Map<string, Uint8Array>,
  content: Content,
  origin: string,
) {
  const day = String(content.bill_date);
  const isOver = day < alipayTime((await desk.now()).toISOString()).slice(0, 10);
  const bill = isOver ? tradeBill(desk.till.all(), day) : null;
  if (bill === null) return refused('isp.bill_not_exist'.toUpperCase());
  const name = createHash('sha256').update(bill).digest('hex').slice(0, 32);
  files.set(name, bill);
  return done({ bill_download_url: `${origin}/alipay/bills/${name}` });
}

function answer(
  reply: FastifyReply,
  { keys, faultOf }: Platform,
  method: string,
  said: object,
): FastifyReply {
  const name = `${method.replaceAll('.', '_')}_response`;
  const inner = JSON.stringify(said);
  const fault = faultOf();
  const key = fault === 'forged' ? keys.strangerPrivate : keys.alipayPrivate;
  const sign = fault === 'unsigned' ? '' : `,"sign":"${signText(inner, key)}"`;
  return reply.type('application/json; charset=utf-8').send(`{"${name}":${inner}${sign}}`);
}
