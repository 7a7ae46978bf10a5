import { formatBeijing } from '#domain/calendar/dates.ts';
import { USUAL_TERMS } from '#domain/payment/merchant.ts';
import type {
  PaymentGateway,
  PaymentNotice,
  PaymentOrder,
  PaymentQuery,
  PaymentStart,
  PlatformMessage,
  PlatformNotice,
  RefundAnswer,
  RefundNotice,
  RefundOrder,
} from '../../ports/payment-gateway.ts';
import { readInstant } from './read-values.ts';
import { fetchBill } from './wechat-pay-bill.ts';
import { openWechatPayDoor, type WechatPayDoor, type WechatPaySettings } from './wechat-pay-door.ts';

/** WeChat Pay v3: a code to be scanned (Native), or an address that opens WeChat on a phone (H5). */
export function createWechatPay(settings: WechatPaySettings): PaymentGateway {
  const door = openWechatPayDoor(settings);
  return {
    ...USUAL_TERMS,
    name: settings.name,
    merchant: door.merchant,
    open: (order) => (order.device === 'phone' ? openH5(door, order) : openNative(door, order)),
    readNotice: (message) => readNotice(door, message),
    acknowledge: (taken) => ({
      status: taken ? 200 : 400,
      type: 'application/json',
      body: JSON.stringify(taken ? { code: 'SUCCESS' } : { code: 'FAIL', message: 'refused' }),
    }),
    query: (orderNumber) => query(door, orderNumber),
    close: (orderNumber) => close(door, orderNumber),
    refund: (order) => sendRefund(door, order),
    queryRefund: (order) => queryRefund(door, order),
    bill: (day) => fetchBill(door, day),
  };
}

const orderOf = (door: WechatPayDoor, order: PaymentOrder) => ({
  appid: door.app,
  mchid: door.mchid,
  description: order.subject,
  out_trade_no: order.orderNumber,
  time_expire: `${formatBeijing(order.expiresAt).replace(' ', 'T')}+08:00`,
  notify_url: order.notifyUrl,
  amount: { total: order.fen, currency: 'CNY' },
});

async function openNative(door: WechatPayDoor, order: PaymentOrder): Promise<PaymentStart | null> {
  const answer = await door.post('v3/pay/transactions/native', orderOf(door, order));
  const url = textOf(answer, 'code_url');
  return url === null ? null : { way: 'code', url, fields: {} };
}

/** WeChat sends the browser back to where it is told. */
async function openH5(door: WechatPayDoor, order: PaymentOrder): Promise<PaymentStart | null> {
  const scene = { payer_client_ip: order.payerAddress, h5_info: { type: 'Wap' } };
  const answer = await door.post('v3/pay/transactions/h5', { ...orderOf(door, order), scene_info: scene });
  const url = textOf(answer, 'h5_url');
  if (url === null || !URL.canParse(url)) return null;
  const address = new URL(url);
  address.searchParams.set('redirect_url', `${order.returnUrl}?order_no=${order.orderNumber}`);
  return { way: 'link', url: address.href, fields: {} };
}

function readNotice(door: WechatPayDoor, message: PlatformMessage): PlatformNotice | null {
  const said = door.read(message);
  if (said === null) return null;
  if (said.type === 'TRANSACTION.SUCCESS') {
    const payment = readPayment(said.resource);
    return payment && { about: 'payment', payment };
  }
  const refund = said.type.startsWith('REFUND.') ? readRefund(door, said.resource) : null;
  return refund && { about: 'refund', refund };
}

async function query(door: WechatPayDoor, orderNumber: string): Promise<PaymentQuery> {
  const answer = await door.get(`v3/pay/transactions/out-trade-no/${orderNumber}?mchid=${door.mchid}`);
  if (answer === 'unknown-there') return { outcome: 'unpaid' };
  switch (textOf(answer, 'trade_state')) {
    case 'SUCCESS':
    // What was refunded since was paid all the same.
    case 'REFUND': {
      const notice = readPayment(answer);
      return notice?.orderNumber === orderNumber ? { outcome: 'paid', notice } : { outcome: 'unknown' };
    }
    case 'NOTPAY':
    case 'CLOSED':
    case 'REVOKED':
    case 'PAYERROR':
      return { outcome: 'unpaid' };
    default:
      return { outcome: 'unknown' };
  }
}

/** The answer that an order is closed is signed, and empty. */
async function close(door: WechatPayDoor, orderNumber: string): Promise<boolean> {
  const path = `v3/pay/transactions/out-trade-no/${orderNumber}/close`;
  return (await door.post(path, { mchid: door.mchid })) !== null;
}

async function sendRefund(door: WechatPayDoor, order: RefundOrder): Promise<RefundAnswer> {
  const answer = await door.post('v3/refund/domestic/refunds', {
    transaction_id: order.transaction,
    out_refund_no: order.refundNumber,
    notify_url: order.notifyUrl,
    amount: { refund: order.fen, total: order.paidFen, currency: 'CNY' },
  });
  return refundState(answer, order);
}

async function queryRefund(door: WechatPayDoor, order: RefundOrder): Promise<RefundAnswer> {
  return refundState(await door.get(`v3/refund/domestic/refunds/${order.refundNumber}`), order);
}

function refundState(answer: unknown, order: RefundOrder): RefundAnswer {
  if (textOf(answer, 'out_refund_no') !== order.refundNumber) return 'unknown';
  if (numberOf(partOf(answer, 'amount'), 'refund') !== order.fen) return 'unknown';
  switch (textOf(answer, 'status')) {
    case 'SUCCESS':
      return 'done';
    case 'PROCESSING':
      return 'sent';
    // Closed, or the money could not be given back to where it came from.
    case 'CLOSED':
    case 'ABNORMAL':
      return 'failed';
    default:
      return 'unknown';
  }
}

function readPayment(said: unknown): PaymentNotice | null {
  const amount = partOf(said, 'amount');
  const [transaction, orderNumber] = [textOf(said, 'transaction_id'), textOf(said, 'out_trade_no')];
  const [app, mchid] = [textOf(said, 'appid'), textOf(said, 'mchid')];
  const [fen, currency] = [numberOf(amount, 'total'), textOf(amount, 'currency')];
  const paidAt = readInstant(textOf(said, 'success_time') ?? '');
  if (!transaction || !orderNumber || !app || !mchid || fen === null || !currency || !paidAt) return null;
  const outcome = textOf(said, 'trade_state') === 'PAYERROR' ? 'failed' : 'paid';
  const merchant = `${app}/${mchid}`;
  return { transaction, orderNumber, merchant, currency, fen, outcome, paidAt, receipt: null };
}

function readRefund(door: WechatPayDoor, said: unknown): RefundNotice | null {
  const refundNumber = textOf(said, 'out_refund_no');
  const orderNumber = textOf(said, 'out_trade_no');
  const fen = numberOf(partOf(said, 'amount'), 'refund');
  if (!refundNumber || !orderNumber || fen === null) return null;
  const outcome = textOf(said, 'refund_status') === 'SUCCESS' ? 'done' : 'failed';
  // A notice of a refund names no app.
  return { refundNumber, orderNumber, merchant: `${door.app}/${textOf(said, 'mchid')}`, fen, outcome };
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown, name: string): string | null {
  const part = partOf(value, name);
  return typeof part === 'string' && part !== '' && part.length <= 2048 ? part : null;
}

function numberOf(value: unknown, name: string): number | null {
  const part = partOf(value, name);
  return typeof part === 'number' && Number.isSafeInteger(part) ? part : null;
}
