import { USUAL_TERMS } from '#domain/payment/merchant.ts';
import type {
  BillLine,
  PaymentGateway,
  PaymentNotice,
  PaymentOrder,
  PaymentQuery,
  PaymentStart,
  PlatformNotice,
  RefundAnswer,
  RefundNotice,
  RefundOrder,
} from '../../ports/payment-gateway.ts';
import { acknowledgeInWords } from './acknowledge.ts';
import { ask, askForBill, type BankDoor, type BankSettings, openBankDoor } from './bank-door.ts';
import { readForm } from './read-form.ts';
import { identifier, matching, readInstant } from './read-values.ts';

/** A bank platform reached by a signed form post of the browser. Throws where a key cannot be read. */
export function createSignedRedirectBank(settings: BankSettings): PaymentGateway {
  const bank = openBankDoor(settings);
  return {
    ...USUAL_TERMS,
    name: settings.name ?? 'signed-redirect-bank',
    merchant: settings.merchant,
    open: async (order) => redirect(bank, order),
    readNotice: ({ body }) => readNotice(bank, readForm(body)),
    acknowledge: acknowledgeInWords,
    query: (orderNumber) => query(bank, orderNumber),
    close: (orderNumber) => close(bank, orderNumber),
    refund: (order) => sendRefund(bank, order),
    queryRefund: (order) => refundState(bank, 'refund-query', { ...namesOf(order) }, order),
    bill: (day) => askForBill(bank, day, readBillLine),
  };
}

function redirect(bank: BankDoor, order: PaymentOrder): PaymentStart {
  if (!Number.isSafeInteger(order.fen) || order.fen <= 0) throw new RangeError(`Not an amount: ${order.fen}`);
  const fields = bank.sign({
    merchant_id: bank.merchant,
    order_no: order.orderNumber,
    amount: String(order.fen),
    currency: 'CNY',
    subject: order.subject,
    expires_at: order.expiresAt.toISOString(),
    notify_url: order.notifyUrl,
    return_url: order.returnUrl,
  });
  return { way: 'form', url: bank.publicAddress('pay'), fields };
}

// An answer to a query is signed with the same key; `notify_id` tells that a message is a notice.
function readNotice(bank: BankDoor, body: unknown): PlatformNotice | null {
  const fields = bank.read(body);
  if (fields === null || !matching(fields, 'notify_id', identifier)) return null;
  if (fields.has('refund_no')) {
    const refund = readRefund(fields);
    return refund && { about: 'refund', refund };
  }
  const payment = readPayment(fields);
  return payment && { about: 'payment', payment };
}

async function query(bank: BankDoor, orderNumber: string): Promise<PaymentQuery> {
  const answer = await ask(bank, 'query', { merchant_id: bank.merchant, order_no: orderNumber });
  switch (answer?.get('status')) {
    case 'SUCCESS': {
      const notice = answer && readPayment(answer);
      return notice ? { outcome: 'paid', notice } : { outcome: 'unknown' };
    }
    // The browser has never brought the order to the bank, says the bank: nobody can have paid it there.
    case 'UNKNOWN_ORDER':
    case 'UNPAID':
      return { outcome: 'unpaid' };
    default:
      return { outcome: 'unknown' };
  }
}

/** A bank that closes no orders answers nothing: then the order ends with its time. */
async function close(bank: BankDoor, orderNumber: string): Promise<boolean> {
  const answer = await ask(bank, 'close', { merchant_id: bank.merchant, order_no: orderNumber });
  return ['CLOSED', 'UNKNOWN_ORDER'].includes(answer?.get('status') ?? '');
}

const namesOf = (order: RefundOrder) => ({ order_no: order.orderNumber, refund_no: order.refundNumber });

const sendRefund = (bank: BankDoor, order: RefundOrder) =>
  refundState(
    bank,
    'refund',
    {
      ...namesOf(order),
      trade_no: order.transaction,
      amount: String(order.fen),
      currency: 'CNY',
      notify_url: order.notifyUrl,
    },
    order,
  );

const refundStates: ReadonlyMap<string, RefundAnswer> = new Map([
  ['SUCCESS', 'done'],
  ['PROCESSING', 'sent'],
  ['REFUSED', 'failed'],
]);

/** What the bank says counts only for the amount that was asked for. */
async function refundState(
  bank: BankDoor,
  act: 'refund' | 'refund-query',
  question: Readonly<Record<string, string>>,
  order: RefundOrder,
): Promise<RefundAnswer> {
  const answer = await ask(bank, act, { merchant_id: bank.merchant, ...question });
  const state = refundStates.get(answer?.get('status') ?? '') ?? 'unknown';
  if (state === 'done' && answer?.get('amount') !== String(order.fen)) return 'unknown';
  return state;
}

const outcomes: ReadonlyMap<string, PaymentNotice['outcome']> = new Map([
  ['SUCCESS', 'paid'],
  ['FAILED', 'failed'],
]);

const AMOUNT = /^(0|[1-9]\d{0,14})$/;

// Strict on purpose: the string to sign does not escape, so `amount` = `1&currency=CNY` has the same signature
// as two fields. Where no value can hold `&` or `=`, a message can be read in one way only.
function readPayment(fields: ReadonlyMap<string, string>): PaymentNotice | null {
  const outcome = outcomes.get(fields.get('status') ?? '');
  const transaction = matching(fields, 'trade_no', identifier);
  const merchant = matching(fields, 'merchant_id', identifier);
  const orderNumber = matching(fields, 'order_no', identifier);
  const currency = matching(fields, 'currency', /^[A-Z]{3}$/);
  const amount = matching(fields, 'amount', AMOUNT);
  const paidAt = readInstant(fields.get('paid_at') ?? '');
  if (!outcome || !transaction || !merchant || !orderNumber || !currency || !amount || !paidAt) return null;
  const fen = Number(amount);
  return { transaction, orderNumber, merchant, currency, fen, outcome, paidAt, receipt: readReceipt(fields) };
}

function readReceipt(fields: ReadonlyMap<string, string>): PaymentNotice['receipt'] {
  const number = matching(fields, 'receipt_no', identifier);
  return number === null
    ? null
    : { number, url: matching(fields, 'receipt_url', /^https?:\/\/[\w.:/-]{4,300}$/) };
}

function readRefund(fields: ReadonlyMap<string, string>): RefundNotice | null {
  const outcome = fields.get('status') === 'SUCCESS' ? 'done' : 'failed';
  const refundNumber = matching(fields, 'refund_no', identifier);
  const merchant = matching(fields, 'merchant_id', identifier);
  const orderNumber = matching(fields, 'order_no', identifier);
  const amount = matching(fields, 'amount', AMOUNT);
  if (!refundNumber || !merchant || !orderNumber || !amount) return null;
  return { refundNumber, merchant, orderNumber, fen: Number(amount), outcome };
}

/** `kind,order_no,trade_no,refund_no,amount,at,fee`; a bank that takes none leaves the last one out. */
function readBillLine(cells: readonly string[]): BillLine | null {
  const [kind = '', orderNumber = '', transaction = '', refund = '', amount = '', at = '', fee = '0'] = cells;
  const moment = readInstant(at);
  if ((kind !== 'payment' && kind !== 'refund') || !AMOUNT.test(amount) || moment === null) return null;
  if (!/^(0|-?[1-9]\d{0,14})$/.test(fee)) return null;
  const refundNumber = kind === 'refund' ? refund : null;
  return {
    kind,
    orderNumber,
    transaction,
    refundNumber,
    fen: Number(amount),
    feeFen: Number(fee),
    at: moment,
  };
}
