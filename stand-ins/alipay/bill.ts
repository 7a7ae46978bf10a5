import { zipSync } from 'fflate';
import type { TillOrder } from '../till/till.ts';
import { merchant } from './keys.ts';
import { alipayTime, yuan } from './notices.ts';

const headings =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

/** The archive of a day's trade bill, in GB18030 as Alipay makes it; null where nothing happened. */
export function tradeBill(orders: readonly TillOrder[], day: string): Uint8Array | null {
  const rows = orders.flatMap((order) => {
    const { payment } = order;
    if (!payment) return [];
    const paid = row(order, payment.transaction, '交易', order.fen, payment.paidAt, '');
    const back = order.refunds.map((refund) => ({ refund, at: refund.at }));
    return [
      ...(alipayTime(payment.paidAt).startsWith(day) ? [paid] : []),
      ...back
        .filter(({ at }) => alipayTime(at).startsWith(day))
        .map(({ refund }) =>
          row(order, payment.transaction, '退款', -refund.fen, refund.at, refund.refundNumber),
        ),
    ];
  });
  if (rows.length === 0) return null;
  const name = `${merchant.seller}0156_${day.replaceAll('-', '')}_业务明细.csv`;
  const lines = [
    '#支付宝业务明细查询',
    `#账号：[${merchant.seller}0156]`,
    headings,
    ...rows,
    '#----业务明细列表结束',
  ];
  return zipSync({ [name]: gb18030(`${lines.join('\r\n')}\r\n`) });
}

function row(order: TillOrder, transaction: string, kind: string, fen: number, at: string, request: string) {
  const amount = `${fen < 0 ? '-' : ''}${yuan(Math.abs(fen))}`;
  const zeros = Array.from({ length: 5 }, () => '0.00');
  const cells = [transaction, order.orderNumber, kind, order.subject.replaceAll(',', ' '), alipayTime(at)];
  const places = [alipayTime(at), '', '', '', '', '考生(138****0000)', amount, amount];
  // 0.60 % of what was paid is taken, and comes back with a refund.
  const fee = Math.round((Math.abs(fen) * 60) / 10_000);
  const charged = `${fen < 0 ? '' : '-'}${yuan(fee)}`;
  return [...cells, ...places, ...zeros, '', '0.00', '0.00', request, charged, '0.00', '']
    .map((cell) => `${cell}\t`)
    .join(',');
}

let table: ReadonlyMap<string, readonly [number, number]> | null = null;

/** Node reads GB18030 and does not write it: the table of two-byte characters, turned round. */
function gb18030(text: string): Uint8Array {
  table ??= new Map(
    Array.from({ length: 126 }, (_, lead) => lead + 0x81).flatMap((lead) =>
      Array.from({ length: 191 }, (_, trail) => trail + 0x40)
        .filter((trail) => trail !== 0x7f)
        .map((trail) => {
          const pair = [lead, trail] as const;
          return [new TextDecoder('gb18030').decode(Uint8Array.from(pair)), pair] as const;
        }),
    ),
  );
  const known = table;
  return Uint8Array.from([...text].flatMap((each) => known.get(each) ?? [each.charCodeAt(0) & 0x7f]));
}
