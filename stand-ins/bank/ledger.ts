import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { readIfThere } from '../key-files.ts';
import type { PayOrder } from './pay-order.ts';

/** One sending of a notice; status 0 where no answer came. */
export type Sending = { readonly sentAt: string; readonly status: number; readonly answer: string };

/** held: waits to be delivered by hand; withheld: never sent; given-up: sent in vain as often as the bank does. */
export type Delivery = 'held' | 'withheld' | 'sending' | 'acknowledged' | 'given-up';

export type Payment = {
  readonly transaction: string;
  /** Number of the e-receipt; entries of an older bank have none. */
  readonly receipt?: string;
  /** Where the payer's browser has found the bank. */
  readonly bankUrl?: string;
  readonly paidAt: string;
  readonly notifyId: string;
  delivery: Delivery;
  resends: number;
  readonly sendings: Sending[];
};

/** Money given back. */
export type BankRefund = {
  readonly refundNumber: string;
  readonly transaction: string;
  readonly fen: number;
  readonly at: string;
};

export type LedgerEntry = {
  order: PayOrder;
  payment: Payment | null;
  readonly refunds: BankRefund[];
  /** By the merchant; entries of an older bank do not say. */
  closed?: boolean;
};
export type PaidEntry = LedgerEntry & { payment: Payment };

export type Ledger = {
  readonly find: (orderNumber: string) => LedgerEntry | undefined;
  readonly enter: (order: PayOrder) => LedgerEntry;
  readonly all: () => readonly LedgerEntry[];
  /** In the order of their arrival. */
  readonly paid: () => PaidEntry[];
  /** Resolves when everything entered so far is on disk. */
  readonly save: () => Promise<void>;
};

/** The bank's book: in memory, and in one file that a restart reads. Fails where the file is damaged. */
export async function openLedger(file: string): Promise<Ledger> {
  const stored = await readIfThere(file);
  const saved: LedgerEntry[] = stored === null ? [] : JSON.parse(stored);
  const entries = new Map(
    saved.map((entry) => [entry.order.orderNumber, { ...entry, refunds: entry.refunds ?? [] }]),
  );
  return {
    find: (orderNumber) => entries.get(orderNumber),
    enter(order) {
      const entry = entries.get(order.orderNumber) ?? { order, payment: null, refunds: [] };
      entry.order = order;
      entries.set(order.orderNumber, entry);
      return entry;
    },
    all: () => [...entries.values()],
    paid: () => [...entries.values()].filter(isPaid),
    save: inTurn(() => replaceFile(file, JSON.stringify([...entries.values()]))),
  };
}

export function isPaid(entry: LedgerEntry): entry is PaidEntry {
  return entry.payment !== null;
}

/** Never two writes at once; all who ask while one runs share the next. */
function inTurn(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        running = write();
        return running;
      });
    return next;
  };
}

async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { flush: true });
  await rename(draft, file);
}
