import { beijingField } from '../beijing-time.ts';
import type { TillOrder } from '../till/till.ts';
import type { Merchant } from './keys.ts';

const headings =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const sums = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const yuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
/** 0.60 % of what was paid, to the fen; with a refund it comes back. */
const feeOf = (fen: number) => `${yuan(Math.round((fen * 60) / 10_000))}000`;
const timeOf = (at: string) => beijingField(new Date(at)).replace('T', ' ');
const isOn = (day: string, at: string) => timeOf(at).startsWith(day);
const line = (cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',');

/** The trade bill of a day with everything; null where nothing happened. Values begin with a backtick. */
export function tradeBill(merchant: Merchant, orders: readonly TillOrder[], day: string): string | null {
  const rows = orders.flatMap((order) => [
    ...(order.payment && isOn(day, order.payment.paidAt) ? [paid(merchant, order, order.payment)] : []),
    ...order.refunds.filter(({ at }) => isOn(day, at)).map((refund) => refunded(merchant, order, refund)),
  ]);
  if (rows.length === 0) return null;
  const total = orders.reduce((sum, order) => sum + (order.payment ? order.fen : 0), 0);
  const summary = [String(rows.length), yuan(total), '0.00', '0.00', '0.00', yuan(total), '0.00'];
  return `\uFEFF${[headings, ...rows.map(line), sums, line(summary)].join('\r\n')}\r\n`;
}

const head = (merchant: Merchant, order: TillOrder, at: string, state: string, transaction: string) => [
  timeOf(at),
  merchant.app,
  merchant.mchid,
  '0',
  '',
  transaction,
  order.orderNumber,
  'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  'NATIVE',
  state,
  'OTHERS',
  'CNY',
];

const paid = (
  merchant: Merchant,
  order: TillOrder,
  { transaction, paidAt }: { transaction: string; paidAt: string },
) => [
  ...head(merchant, order, paidAt, 'SUCCESS', transaction),
  yuan(order.fen),
  '0.00',
  '0',
  '0',
  '0.00',
  '0.00',
  '',
  '',
  order.subject.replaceAll(',', ' '),
  '',
  feeOf(order.fen),
  '0.60%',
  yuan(order.fen),
  '0.00',
  '',
];

const refunded = (merchant: Merchant, order: TillOrder, refund: TillOrder['refunds'][number]) => [
  ...head(merchant, order, refund.at, 'REFUND', order.payment?.transaction ?? ''),
  '0.00',
  '0.00',
  refund.transaction,
  refund.refundNumber,
  yuan(refund.fen),
  '0.00',
  'ORIGINAL',
  'SUCCESS',
  order.subject.replaceAll(',', ' '),
  '',
  `-${feeOf(refund.fen)}`,
  '0.60%',
  '0.00',
  yuan(refund.fen),
  '',
];
