import { randomUUID } from 'node:crypto';
import { beijingField } from '../beijing-time.ts';
import type { Fault } from '../control/faults.ts';
import type { NoticeRequest } from '../till/teller.ts';
import type { TillOrder, TillRefund } from '../till/till.ts';
import { type AlipayKeys, merchant } from './keys.ts';
import { signNotice } from './signature.ts';

export const yuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
export const alipayTime = (at: string) => beijingField(new Date(at)).replace('T', ' ');

export function paymentNotice(keys: AlipayKeys, order: TillOrder, fault: Fault | null): NoticeRequest {
  return noticeOf(keys, fieldsOf(order, fault), fault);
}

export function refundNotice(
  keys: AlipayKeys,
  order: TillOrder,
  refund: TillRefund,
  fault: Fault | null,
): NoticeRequest {
  const fields = {
    ...fieldsOf(order, fault === 'wrong-amount' ? null : fault),
    out_biz_no: refund.refundNumber,
    refund_fee: yuan(refund.fen + (fault === 'wrong-amount' ? 1 : 0)),
    gmt_refund: `${alipayTime(refund.at)}.000`,
  };
  return noticeOf(keys, fields, fault);
}

function fieldsOf(order: TillOrder, fault: Fault | null) {
  return {
    notify_time: alipayTime(new Date().toISOString()),
    notify_type: 'trade_status_sync',
    notify_id: randomUUID().replaceAll('-', ''),
    app_id: fault === 'wrong-app' ? '2021003100000002' : merchant.app,
    seller_id: fault === 'wrong-merchant' ? '2088102146225136' : merchant.seller,
    charset: 'utf-8',
    version: '1.0',
    trade_no: order.payment?.transaction ?? '',
    out_trade_no: order.orderNumber,
    trade_status: 'TRADE_SUCCESS',
    subject: order.subject,
    total_amount: yuan(order.fen + (fault === 'wrong-amount' ? 1 : 0)),
    receipt_amount: yuan(order.fen),
    gmt_payment: order.payment ? alipayTime(order.payment.paidAt) : '',
  };
}

function noticeOf(
  keys: AlipayKeys,
  fields: Readonly<Record<string, string>>,
  fault: Fault | null,
): NoticeRequest {
  const key = fault === 'forged' ? keys.strangerPrivate : keys.alipayPrivate;
  const signed = fault === 'unsigned' ? fields : signNotice(fields, key);
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(signed).toString(),
  };
}
