import { createPrivateKey, createPublicKey } from 'node:crypto';
import type {
  PaymentGateway,
  PaymentNotice,
  PaymentOrder,
  PaymentQuery,
  PaymentRedirect,
} from '../../ports/payment-gateway.ts';
import { readSignedFields, type SignedFields, signFields } from './signed-fields.ts';

export type SignedRedirectBankSettings = {
  /** The platform's address as this server reaches it. */
  readonly url: string;
  /** The platform's address as the candidate's browser reaches it. */
  readonly publicUrl: string;
  readonly merchant: string;
  /** PEM. */
  readonly merchantPrivateKey: string;
  /** PEM. */
  readonly bankPublicKey: string;
  /** How long a query may take, answer included, in milliseconds. */
  readonly timeoutMs: number;
  readonly fetch?: typeof globalThis.fetch;
  /** A string that never comes twice: it ties an answer to its question. */
  readonly nonce: () => string;
};

/** A bank platform reached by a signed form post of the browser. Throws where a key cannot be read. */
export function createSignedRedirectBank(settings: SignedRedirectBankSettings): PaymentGateway {
  const merchantKey = createPrivateKey(settings.merchantPrivateKey);
  const bankKey = createPublicKey(settings.bankPublicKey);
  const bank: Bank = {
    merchant: settings.merchant,
    sign: (fields) => signFields(fields, merchantKey),
    read: (message) => readSignedFields(message, bankKey),
  };
  return {
    name: 'signed-redirect-bank',
    merchant: settings.merchant,
    redirect: (order) => redirect(bank, settings.publicUrl, order),
    readNotice: (body) => readNotice(bank, body),
    query: (orderNumber) => query(bank, settings, orderNumber),
  };
}

type Bank = {
  readonly merchant: string;
  readonly sign: (fields: SignedFields) => SignedFields;
  readonly read: (message: unknown) => ReadonlyMap<string, string> | null;
};

function redirect(bank: Bank, publicUrl: string, order: PaymentOrder): PaymentRedirect {
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
  return { url: addressOf(publicUrl, 'pay'), fields };
}

// An answer to a query is signed with the same key; `notify_id` tells that a message is a notice.
function readNotice(bank: Bank, body: unknown): PaymentNotice | null {
  const fields = bank.read(body);
  return fields && matching(fields, 'notify_id', identifier) ? readPayment(fields) : null;
}

async function query(
  bank: Bank,
  settings: SignedRedirectBankSettings,
  orderNumber: string,
): Promise<PaymentQuery> {
  const question = { merchant_id: bank.merchant, order_no: orderNumber, nonce: settings.nonce() };
  const answer = bank.read(await ask(settings, bank.sign(question)));
  const answersIt = Object.entries(question).every(([name, value]) => answer?.get(name) === value);
  if (!answer || !answersIt) return { outcome: 'unknown' };
  switch (answer.get('status')) {
    case 'SUCCESS': {
      const notice = readPayment(answer);
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

/** The answer's JSON, or null where none came in time. */
async function ask(settings: SignedRedirectBankSettings, fields: SignedFields): Promise<unknown> {
  const send = settings.fetch ?? globalThis.fetch;
  try {
    const response = await send(addressOf(settings.url, 'query'), {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function addressOf(bankUrl: string, act: 'pay' | 'query'): string {
  return `${bankUrl.replace(/\/+$/, '')}/bank/${act}`;
}

const identifier = /^[\w.:-]{1,64}$/;
const outcomes: ReadonlyMap<string, PaymentNotice['outcome']> = new Map([
  ['SUCCESS', 'paid'],
  ['FAILED', 'failed'],
]);

// Strict on purpose: the string to sign does not escape, so `amount` = `1&currency=CNY` has the same signature
// as two fields. Where no value can hold `&` or `=`, a message can be read in one way only.
function readPayment(fields: ReadonlyMap<string, string>): PaymentNotice | null {
  const outcome = outcomes.get(fields.get('status') ?? '');
  const transaction = matching(fields, 'trade_no', identifier);
  const merchant = matching(fields, 'merchant_id', identifier);
  const orderNumber = matching(fields, 'order_no', identifier);
  const currency = matching(fields, 'currency', /^[A-Z]{3}$/);
  const amount = matching(fields, 'amount', /^(0|[1-9]\d{0,14})$/);
  const paidAt = readInstant(fields.get('paid_at') ?? '');
  if (!outcome || !transaction || !merchant || !orderNumber || !currency || !amount || !paidAt) return null;
  return { transaction, orderNumber, merchant, currency, fen: Number(amount), outcome, paidAt };
}

function matching(fields: ReadonlyMap<string, string>, name: string, pattern: RegExp): string | null {
  const value = fields.get(name);
  return value !== undefined && pattern.test(value) ? value : null;
}

/** ISO 8601 with seconds and zone. `Date` alone would take 30 February for 2 March. */
function readInstant(text: string): Date | null {
  const day = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.exec(text)?.[1];
  const midnight = new Date(`${day}T00:00:00Z`);
  const instant = new Date(text);
  if (!day || Number.isNaN(instant.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  return instant;
}
