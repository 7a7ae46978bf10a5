import { createHash } from 'node:crypto';
import type { Bill, BillLine } from '../../ports/payment-gateway.ts';
import { readSignedFields, type SignedFields, signFields } from './signed-fields.ts';
import type { Signer } from './signer.ts';

export type BankSettings = {
  /** What regions call it in their configuration. */
  readonly name?: string;
  /** The platform's address as this server reaches it. */
  readonly url: string;
  /** The platform's address as the candidate's browser reaches it. */
  readonly publicUrl: string;
  /** Where on it the bank stands; `bank` unless told. */
  readonly path?: string;
  readonly merchant: string;
  readonly signer: Signer;
  /** How long a question may take, answer included, in milliseconds. */
  readonly timeoutMs: number;
  readonly fetch?: typeof globalThis.fetch;
  /** A string that never comes twice: it ties an answer to its question. */
  readonly nonce: () => string;
};

type BankAct = 'pay' | 'query' | 'close' | 'refund' | 'refund-query' | 'bill' | 'bills';

export type BankDoor = {
  readonly merchant: string;
  readonly sign: (fields: SignedFields) => SignedFields;
  readonly read: (message: unknown) => ReadonlyMap<string, string> | null;
  readonly publicAddress: (act: BankAct) => string;
  readonly send: (act: BankAct, rest: string, init: RequestInit) => Promise<Response>;
  readonly nonce: () => string;
};

export function openBankDoor(settings: BankSettings): BankDoor {
  const { signer, merchant, nonce, timeoutMs, path = 'bank', fetch: send = globalThis.fetch } = settings;
  const addressOf = (url: string, act: BankAct) => `${url.replace(/\/+$/, '')}/${path}/${act}`;
  return {
    merchant,
    nonce,
    sign: (fields) => signFields(fields, signer),
    read: (message) => readSignedFields(message, signer),
    publicAddress: (act) => addressOf(settings.publicUrl, act),
    send: (act, rest, init) =>
      send(`${addressOf(settings.url, act)}${rest}`, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      }),
  };
}

/** The signed answer to this very question, or null where none came in time. */
export async function ask(
  bank: BankDoor,
  act: BankAct,
  fields: SignedFields,
): Promise<ReadonlyMap<string, string> | null> {
  const nonce = bank.nonce();
  try {
    const body = new URLSearchParams(bank.sign({ ...fields, nonce }));
    const response = await bank.send(act, '', { method: 'POST', body });
    const answer = response.ok ? bank.read(await response.json()) : null;
    const tied = { merchant_id: bank.merchant, nonce, ...named(fields) };
    return Object.entries(tied).every(([name, value]) => answer?.get(name) === value) ? answer : null;
  } catch {
    return null;
  }
}

/** What of a question its answer repeats. */
const named = (fields: SignedFields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => ['order_no', 'refund_no', 'day'].includes(name)),
  );

/** The bill is signed by its digest, and fetched by the name that the signed answer gives. */
export async function askForBill(
  bank: BankDoor,
  day: string,
  read: (cells: readonly string[]) => BillLine | null,
): Promise<Bill> {
  const answer = await ask(bank, 'bill', { merchant_id: bank.merchant, day });
  const status = answer?.get('status');
  const file = answer?.get('file') ?? '';
  if (status === 'NOT_READY') return { outcome: 'not-yet' };
  if (status !== 'READY' || !/^[\w-]{1,64}$/.test(file)) return { outcome: 'unknown' };
  try {
    const response = await bank.send('bills', `/${file}`, { method: 'GET' });
    const content = response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    const digest = content && createHash('sha256').update(content).digest('hex');
    if (content === null || digest !== answer?.get('sha256')) return { outcome: 'unknown' };
    return billOf(content.toString('utf8').split('\n').slice(1), read);
  } catch {
    return { outcome: 'unknown' };
  }
}

/** One line that cannot be read makes the whole bill worth nothing: a missing line would look like missing money. */
function billOf(text: readonly string[], read: (cells: readonly string[]) => BillLine | null): Bill {
  const lines = text.filter((line) => line !== '').map((line) => read(line.split(',')));
  const good = lines.filter((line) => line !== null);
  return good.length === lines.length ? { outcome: 'bill', lines: good } : { outcome: 'unknown' };
}
