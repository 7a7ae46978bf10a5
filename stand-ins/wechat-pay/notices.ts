import { randomUUID } from 'node:crypto';
import { beijingField } from '../beijing-time.ts';
import type { Fault } from '../control/faults.ts';
import type { NoticeRequest } from '../till/teller.ts';
import type { TillOrder, TillRefund } from '../till/till.ts';
import type { Merchant, WechatPayKeys } from './keys.ts';
import { sealResource, signedHeaders } from './signature.ts';

export const wechatTime = (at: string) => `${beijingField(new Date(at))}+08:00`;

/** What WeChat Pay says of an order: the same in a notice and in the answer to a question. */
export function transactionOf(merchant: Merchant, order: TillOrder) {
  const named = { appid: merchant.app, mchid: merchant.mchid, out_trade_no: order.orderNumber };
  if (order.closed) return { ...named, trade_state: 'CLOSED', trade_state_desc: '订单已关闭' };
  if (!order.payment) return { ...named, trade_state: 'NOTPAY', trade_state_desc: '订单未支付' };
  return {
    ...named,
    transaction_id: order.payment.transaction,
    trade_type: 'NATIVE',
    trade_state: order.refunds.length > 0 ? 'REFUND' : 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: wechatTime(order.payment.paidAt),
    payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    amount: { total: order.fen, payer_total: order.fen, currency: 'CNY', payer_currency: 'CNY' },
  };
}

/** What it says of a refund. */
export function refundOf(order: TillOrder, refund: TillRefund) {
  const states = { done: 'SUCCESS', processing: 'PROCESSING', failed: 'ABNORMAL' } as const;
  return {
    refund_id: refund.transaction,
    out_refund_no: refund.refundNumber,
    transaction_id: order.payment?.transaction ?? '',
    out_trade_no: order.orderNumber,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    success_time: wechatTime(refund.at),
    create_time: wechatTime(refund.at),
    status: states[refund.state],
    amount: {
      total: order.fen,
      refund: refund.fen,
      payer_total: order.fen,
      payer_refund: refund.fen,
      currency: 'CNY',
    },
  };
}

export function paymentNotice(keys: WechatPayKeys, order: TillOrder, fault: Fault | null): NoticeRequest {
  const said = transactionOf(keys.merchant, order);
  const twisted = {
    ...said,
    trade_state: 'SUCCESS',
    ...(fault === 'wrong-amount' ? { amount: { total: order.fen + 1, currency: 'CNY' } } : {}),
    ...(fault === 'wrong-app' ? { appid: 'wx0000000000000000' } : {}),
    ...(fault === 'wrong-merchant' ? { mchid: '1900000999' } : {}),
  };
  return noticeOf(keys, 'TRANSACTION.SUCCESS', 'transaction', twisted, fault);
}

export function refundNotice(
  keys: WechatPayKeys,
  order: TillOrder,
  refund: TillRefund,
  fault: Fault | null,
): NoticeRequest {
  const { status: refund_status, amount, ...said } = refundOf(order, refund);
  const wrong = fault === 'wrong-amount' ? { ...amount, refund: amount.refund + 1 } : amount;
  const content = { ...said, mchid: keys.merchant.mchid, refund_status, amount: wrong };
  return noticeOf(keys, 'REFUND.SUCCESS', 'refund', content, fault);
}

function noticeOf(
  keys: WechatPayKeys,
  event_type: string,
  aad: string,
  content: object,
  fault: Fault | null,
): NoticeRequest {
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: wechatTime(new Date().toISOString()),
    resource_type: 'encrypt-resource',
    event_type,
    summary: event_type,
    resource: sealResource(content, aad, keys.apiKey),
  });
  const key = fault === 'forged' ? keys.strangerPrivate : keys.platformPrivate;
  const signed = signedHeaders(body, key, keys.merchant);
  return { body, headers: fault === 'unsigned' ? { 'content-type': 'application/json' } : signed };
}
