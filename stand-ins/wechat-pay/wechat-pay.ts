import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../control/faults.ts';
import type { Desk } from '../till/desk.ts';
import { payAddress } from '../till/desk.ts';
import type { Till, TillOrder } from '../till/till.ts';
import { tradeBill } from './bill.ts';
import type { Merchant, WechatPayKeys } from './keys.ts';
import { refundOf, transactionOf } from './notices.ts';
import { isMerchants, signedHeaders } from './signature.ts';

type Platform = { readonly keys: WechatPayKeys; readonly desk: Desk; readonly faultOf: () => Fault | null };

/** WeChat Pay's API v3 for one merchant, under the name of its door. Every request is looked at by its signature, every answer signed. */
export function serveWechatPay(app: FastifyInstance, platform: Platform): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => body,
  );
  app.addHook('preHandler', async (request, reply) => {
    const body = typeof request.body === 'string' ? request.body : '';
    if (!isMerchants(request, body, platform.keys)) return refuse(reply, 401, 'SIGN_ERROR', '签名错误');
  });
  serveOrders(app, platform);
  serveClosing(app, platform);
  serveRefunds(app, platform);
  serveBills(app, platform);
}

const baseOf = ({ desk }: Platform) => `/${desk.name}/v3`;

function serveOrders(app: FastifyInstance, platform: Platform): void {
  const { desk, keys } = platform;
  const base = baseOf(platform);
  for (const kind of ['native', 'h5'] as const)
    app.post(`${base}/pay/transactions/${kind}`, async (request, reply) => {
      const order = enter(keys.merchant, desk.till, request);
      if (order === 'malformed') return refuse(reply, 400, 'PARAM_ERROR', '参数错误');
      if (order === 'differs') return refuse(reply, 400, 'OUT_TRADE_NO_USED', '商户订单号重复');
      if (order.payment) return refuse(reply, 400, 'ORDERPAID', '该订单已支付');
      await desk.till.save();
      const page = `${request.protocol}://${request.host}${payAddress(desk.name, order.token)}`;
      const code = `weixin://wxpay/bizpayurl?pr=${order.token}`;
      return answer(reply, platform, kind === 'h5' ? { h5_url: page } : { code_url: code });
    });

  app.get<{ Params: { order: string } }>(`${base}/pay/transactions/out-trade-no/:order`, (request, reply) => {
    const order = desk.till.find(request.params.order);
    if (!order) return refuse(reply, 404, 'ORDER_NOT_EXIST', '订单不存在');
    return answer(reply, platform, transactionOf(keys.merchant, order));
  });
}

function serveClosing(app: FastifyInstance, platform: Platform): void {
  const { desk, keys } = platform;
  app.post<{ Params: { order: string } }>(
    `${baseOf(platform)}/pay/transactions/out-trade-no/:order/close`,
    async (request, reply) => {
      const order = desk.till.find(request.params.order);
      if (bodyOf(request).mchid !== keys.merchant.mchid) return refuse(reply, 400, 'PARAM_ERROR', '参数错误');
      if (!order) return refuse(reply, 404, 'ORDER_NOT_EXIST', '订单不存在');
      if (!desk.till.close(order)) return refuse(reply, 400, 'ORDERPAID', '该订单已支付');
      await desk.till.save();
      return answer(reply.code(204), platform, null);
    },
  );
}

function enter(merchant: Merchant, till: Till, request: FastifyRequest): TillOrder | 'malformed' | 'differs' {
  const said = bodyOf(request);
  const { out_trade_no, description, notify_url, time_expire, amount, appid, mchid } = said;
  const fen = Reflect.get(Object(amount), 'total');
  const isOurs = appid === merchant.app && mchid === merchant.mchid;
  const texts = [out_trade_no, description, notify_url, time_expire].every(
    (each) => typeof each === 'string',
  );
  if (!isOurs || !texts || !Number.isSafeInteger(fen) || fen <= 0) return 'malformed';
  if (Reflect.get(Object(amount), 'currency') !== 'CNY' || Number.isNaN(Date.parse(String(time_expire))))
    return 'malformed';
  const order = {
    orderNumber: String(out_trade_no),
    fen,
    subject: String(description),
    expiresAt: new Date(String(time_expire)).toISOString(),
    notifyUrl: String(notify_url),
    returnUrl: '',
    token: randomUUID().slice(0, 8),
  };
  return till.enter(order) ?? 'differs';
}

function serveRefunds(app: FastifyInstance, platform: Platform): void {
  const base = baseOf(platform);
  const { desk } = platform;
  app.post(`${base}/refund/domestic/refunds`, async (request, reply) => {
    const { transaction_id, out_refund_no, notify_url, amount } = bodyOf(request);
    const order = desk.till.all().find(({ payment }) => payment?.transaction === transaction_id);
    if (!order) return refuse(reply, 404, 'RESOURCE_NOT_EXISTS', '订单不存在');
    const wish = {
      refundNumber: String(out_refund_no),
      fen: Number(Reflect.get(Object(amount), 'refund')),
      notifyUrl: typeof notify_url === 'string' ? notify_url : null,
    };
    if (Reflect.get(Object(amount), 'total') !== order.fen)
      return refuse(reply, 400, 'PARAM_ERROR', '金额错误');
    const isNew = !desk.till.findRefund(wish.refundNumber);
    const refund = desk.till.refund(order, wish, await desk.now());
    if (!refund) return refuse(reply, 400, 'INVALID_REQUEST', '退款金额超过可退金额');
    if (isNew) await desk.teller.tellRefunded(order, refund);
    if (platform.faultOf() === 'accepts-and-fails') return refuse(reply, 500, 'SYSTEM_ERROR', '系统错误');
    return answer(reply, platform, refundOf(order, refund));
  });

  app.get<{ Params: { refund: string } }>(`${base}/refund/domestic/refunds/:refund`, (request, reply) => {
    const found = desk.till.findRefund(request.params.refund);
    if (!found) return refuse(reply, 404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return answer(reply, platform, refundOf(found.order, found.refund));
  });
}

function serveBills(app: FastifyInstance, platform: Platform): void {
  const files = new Map<string, string>();
  const { desk, keys } = platform;
  const base = baseOf(platform);
  app.get<{ Querystring: { bill_date?: string } }>(`${base}/bill/tradebill`, async (request, reply) => {
    const { bill_date: day = '' } = request.query;
    const today = new Date((await desk.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const bill = day < today ? tradeBill(keys.merchant, desk.till.all(), day) : null;
    if (bill === null) return refuse(reply, 404, 'NO_STATEMENT_EXIST', '账单文件不存在');
    const hash_value = createHash('sha1').update(bill).digest('hex');
    files.set(hash_value, bill);
    const download_url = `${request.protocol}://${request.host}${base}/billdownload/file?token=${hash_value}`;
    return answer(reply, platform, { hash_type: 'SHA1', hash_value, download_url });
  });

  // Files bear no signature; the digest in the signed answer stands for them.
  app.get<{ Querystring: { token?: string } }>(`${base}/billdownload/file`, (request, reply) => {
    const file = files.get(request.query.token ?? '');
    return file === undefined ? reply.code(404).send() : reply.type('text/plain; charset=utf-8').send(file);
  });
}

function bodyOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(String(request.body));
    return typeof said === 'object' && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}

/** `null`: signed, and empty. */
function answer(reply: FastifyReply, { keys, faultOf }: Platform, said: object | null): FastifyReply {
  const body = said === null ? '' : JSON.stringify(said);
  const fault = faultOf();
  if (fault === 'unsigned') return reply.type('application/json').send(body);
  const key = fault === 'forged' ? keys.strangerPrivate : keys.platformPrivate;
  return reply.headers(signedHeaders(body, key, keys.merchant)).send(body);
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({ code, message });
