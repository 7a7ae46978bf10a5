import { AlipaySdk } from 'alipay-sdk';
import { formatBeijing } from '#domain/calendar/dates.ts';
import { USUAL_TERMS } from '#domain/payment/merchant.ts';
import type {
  PaymentGateway,
  PaymentNotice,
  PaymentOrder,
  PaymentQuery,
  PaymentStart,
  PlatformNotice,
  RefundAnswer,
  RefundOrder,
} from '../../ports/payment-gateway.ts';
import { acknowledgeInWords } from './acknowledge.ts';
import { type Answer, fetchAlipayBill } from './alipay-bill.ts';
import { readForm } from './read-form.ts';
import { fenOf, readBeijingTime, yuanOf } from './read-values.ts';

export type AlipaySettings = {
  /** What regions call it in their configuration. */
  readonly name: string;
  /** As this server reaches it. */
  readonly url: string;
  /** As the candidate's browser reaches it. */
  readonly publicUrl: string;
  readonly app: string;
  readonly seller: string;
  /** PEM, PKCS#8. */
  readonly appPrivateKey: string;
  readonly alipayPublicKey: string;
  readonly timeoutMs: number;
};

type Door = {
  readonly sdk: AlipaySdk;
  readonly page: AlipaySdk;
  readonly merchant: string;
  readonly settings: AlipaySettings;
  readonly ask: (method: string, content: Readonly<Record<string, string>>) => Promise<Answer | null>;
};

/** Alipay's pay page, by its gateway. */
export function createAlipay(settings: AlipaySettings): PaymentGateway {
  const door = openDoor(settings);
  return {
    ...USUAL_TERMS,
    name: settings.name,
    merchant: door.merchant,
    open: async (order) => openPage(door, order),
    readNotice: ({ body }) => readNotice(door, body),
    acknowledge: acknowledgeInWords,
    query: (orderNumber) => query(door, orderNumber),
    close: (orderNumber) => close(door, orderNumber),
    refund: (order) => sendRefund(door, order),
    queryRefund: (order) => queryRefund(door, order),
    bill: (day) => fetchAlipayBill(door.ask, settings.timeoutMs, day),
  };
}

function openDoor(settings: AlipaySettings): Door {
  const at = (url: string) =>
    new AlipaySdk({
      appId: settings.app,
      privateKey: settings.appPrivateKey,
      keyType: 'PKCS8',
      alipayPublicKey: settings.alipayPublicKey,
      gateway: `${url.replace(/\/+$/, '')}/gateway.do`,
      timeout: settings.timeoutMs,
      camelcase: false,
    });
  const sdk = at(settings.url);
  return {
    sdk,
    page: at(settings.publicUrl),
    merchant: `${settings.app}/${settings.seller}`,
    settings,
    async ask(method, content) {
      try {
        // Without the option the answer's signature is not looked at.
        return await sdk.exec(method, { bizContent: { ...content } }, { validateSign: true });
      } catch {
        return null;
      }
    },
  };
}

function openPage({ page }: Door, order: PaymentOrder): PaymentStart {
  const url = page.pageExecute('alipay.trade.page.pay', 'GET', {
    notifyUrl: order.notifyUrl,
    returnUrl: `${order.returnUrl}?order_no=${order.orderNumber}`,
    bizContent: {
      out_trade_no: order.orderNumber,
      product_code: 'FAST_INSTANT_TRADE_PAY',
      subject: order.subject,
      total_amount: yuanOf(order.fen),
      time_expire: formatBeijing(order.expiresAt),
    },
  });
  return { way: 'link', url, fields: {} };
}

/** The library takes the algorithm from the message: only the strong one is let through. */
function readNotice({ sdk, merchant: ours }: Door, body: string): PlatformNotice | null {
  const fields = readForm(body);
  if (fields === null || fields.sign_type !== 'RSA2' || !isSigned(sdk, fields)) return null;
  const merchant = `${fields.app_id}/${fields.seller_id}`;
  const orderNumber = fields.out_trade_no ?? '';
  if (fields.refund_fee !== undefined) {
    const fen = fenOf(fields.refund_fee);
    const refundNumber = fields.out_biz_no ?? '';
    if (fen === null || refundNumber === '' || merchant !== ours) return null;
    return { about: 'refund', refund: { refundNumber, orderNumber, merchant, fen, outcome: 'done' } };
  }
  const payment = readPayment(fields, merchant, fields.gmt_payment);
  return payment && { about: 'payment', payment };
}

function isSigned(sdk: AlipaySdk, fields: Readonly<Record<string, string>>): boolean {
  try {
    return sdk.checkNotifySignV2(fields);
  } catch {
    return false;
  }
}

const PAID: readonly unknown[] = ['TRADE_SUCCESS', 'TRADE_FINISHED'];

/** Alipay settles in yuan of the mainland alone; another currency is named. */
function readPayment(said: Answer, merchant: string, at: unknown): PaymentNotice | null {
  const { trade_no: transaction, out_trade_no: orderNumber, total_amount: yuan, trade_status: state } = said;
  const fen = fenOf(String(yuan));
  const paidAt = readBeijingTime(String(at));
  if (typeof transaction !== 'string' || typeof orderNumber !== 'string') return null;
  if (fen === null || paidAt === null) return null;
  const currency = typeof said.trans_currency === 'string' ? said.trans_currency : 'CNY';
  const outcome = PAID.includes(state) ? 'paid' : 'failed';
  return { transaction, orderNumber, merchant, currency, fen, outcome, paidAt, receipt: null };
}

async function query({ ask, merchant }: Door, orderNumber: string): Promise<PaymentQuery> {
  const answer = await ask('alipay.trade.query', { out_trade_no: orderNumber });
  if (answer?.sub_code === 'ACQ.TRADE_NOT_EXIST') return { outcome: 'unpaid' };
  if (answer?.code !== '10000' || answer.out_trade_no !== orderNumber) return { outcome: 'unknown' };
  if (PAID.includes(answer.trade_status)) {
    const notice = readPayment(answer, merchant, answer.send_pay_date);
    return notice ? { outcome: 'paid', notice } : { outcome: 'unknown' };
  }
  const isOpen = answer.trade_status === 'WAIT_BUYER_PAY' || answer.trade_status === 'TRADE_CLOSED';
  return { outcome: isOpen ? 'unpaid' : 'unknown' };
}

/** Whoever has not logged in there yet has made no trade: there is nothing to close. */
async function close({ ask }: Door, orderNumber: string): Promise<boolean> {
  const answer = await ask('alipay.trade.close', { out_trade_no: orderNumber });
  return answer?.code === '10000' || answer?.sub_code === 'ACQ.TRADE_NOT_EXIST';
}

async function sendRefund(door: Door, order: RefundOrder): Promise<RefundAnswer> {
  const answer = await door.ask('alipay.trade.refund', {
    out_trade_no: order.orderNumber,
    trade_no: order.transaction,
    refund_amount: yuanOf(order.fen),
    out_request_no: order.refundNumber,
  });
  if (answer === null) return 'unknown';
  // What is refused for good has a sub-code; a busy system is asked again.
  if (answer.code === '40004') return String(answer.sub_code).includes('SYSTEM_ERROR') ? 'unknown' : 'failed';
  return answer.code === '10000' ? queryRefund(door, order) : 'unknown';
}

async function queryRefund({ ask }: Door, order: RefundOrder): Promise<RefundAnswer> {
  const answer = await ask('alipay.trade.fastpay.refund.query', {
    out_trade_no: order.orderNumber,
    out_request_no: order.refundNumber,
  });
  // Of a refund that it has never seen Alipay says success, and nothing else.
  if (answer?.code !== '10000' || answer.out_request_no !== order.refundNumber) return 'unknown';
  const isDone =
    answer.refund_status === 'REFUND_SUCCESS' && fenOf(String(answer.refund_amount)) === order.fen;
  return isDone ? 'done' : 'sent';
}
