import type { Fields } from '../form.ts';
import type { Behaviour } from './behaviours.ts';
import type { Ledger, PaidEntry, Payment, Sending } from './ledger.ts';
import type { PayOrder } from './pay-order.ts';
import { receiptOf } from './receipt-fields.ts';

const mostResends = 8;
const patience = 5000;
const longestAnswerKept = 200;

/** Resolves after so many milliseconds; rejects when the signal is given before. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

export type Notices = {
  /** Sends the notice in the background until it is acknowledged. */
  readonly start: (entry: PaidEntry) => void;
  /** Sends the notice now; resolves after its answer, and goes on in the background where that was wrong. */
  readonly deliver: (entry: PaidEntry) => Promise<void>;
  /** Sends one notice of a payment that is not in the book. */
  readonly sendUnbooked: (order: PayOrder, payment: Payment) => Promise<Sending>;
  /** Goes on with what an earlier run of the bank had not finished. */
  readonly resume: () => void;
  /** Says something else, once. */
  readonly say: (address: string, fields: Fields) => Promise<Sending>;
  readonly close: () => Promise<void>;
};

export type NoticeSettings = {
  readonly ledger: Ledger;
  readonly path: string;
  readonly behaviourOf: (orderNumber: string) => Behaviour;
  readonly sign: (fields: Fields, forged: boolean) => Fields;
  readonly wait: Wait;
};

/** Sends notices until they are acknowledged: again after 1, 2, 4, 8 … seconds, at most eight times. */
export function createNotices({ ledger, path, behaviourOf, sign, wait }: NoticeSettings): Notices {
  const stopping = new AbortController();
  const background = new Map<string, Promise<void>>();

  function send(order: PayOrder, payment: Payment): Promise<Sending> {
    const behaviour = behaviourOf(order.orderNumber);
    const fields = sign(
      { ...noticeOf(order, payment, behaviour), ...receiptOf(payment, path) },
      behaviour === 'forged',
    );
    return post(order.notifyUrl, fields, stopping.signal);
  }

  async function sendRound({ order, payment }: PaidEntry): Promise<void> {
    const copies = behaviourOf(order.orderNumber) === 'twice' ? 2 : 1;
    const sendings = await Promise.all(Array.from({ length: copies }, () => send(order, payment)));
    payment.sendings.push(...sendings);
    if (sendings.some(isAcknowledged)) payment.delivery = 'acknowledged';
    else if (payment.resends >= mostResends) payment.delivery = 'given-up';
    await ledger.save();
  }

  async function resend(entry: PaidEntry): Promise<void> {
    const { payment } = entry;
    while (payment.delivery === 'sending') {
      await wait(1000 * 2 ** payment.resends, stopping.signal);
      // Meanwhile somebody may have had it delivered by hand.
      if (payment.delivery !== 'sending') return;
      payment.resends += 1;
      await sendRound(entry);
    }
  }

  /** One piece of work an order at a time, so that the notice is not sent again from two sides. */
  function inBackground({ order }: PaidEntry, work: () => Promise<void>): void {
    if (background.has(order.orderNumber)) return;
    const done = work()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) console.error(error);
      })
      .finally(() => background.delete(order.orderNumber));
    background.set(order.orderNumber, done);
  }

  return {
    sendUnbooked: send,
    say: (address, fields) => post(address, sign(fields, false), stopping.signal),
    start(entry) {
      inBackground(entry, async () => {
        await sendRound(entry);
        await resend(entry);
      });
    },
    async deliver(entry) {
      if (entry.payment.delivery !== 'sending') entry.payment.resends = 0;
      entry.payment.delivery = 'sending';
      await sendRound(entry);
      inBackground(entry, () => resend(entry));
    },
    resume() {
      for (const entry of ledger.paid()) inBackground(entry, () => resend(entry));
    },
    async close() {
      stopping.abort();
      await Promise.all(background.values());
    },
  };
}

function noticeOf(order: PayOrder, payment: Payment, behaviour: Behaviour): Fields {
  const fen = Number(order.amount);
  return {
    notify_id: payment.notifyId,
    trade_no: payment.transaction,
    merchant_id: behaviour === 'wrong-merchant' ? `${order.merchant}-ANOTHER` : order.merchant,
    order_no: order.orderNumber,
    amount: String(behaviour === 'wrong-amount' ? fen + 1 : fen),
    currency: order.currency,
    status: 'SUCCESS',
    paid_at: payment.paidAt,
  };
}

async function post(address: string, fields: Fields, stopping: AbortSignal): Promise<Sending> {
  const sentAt = new Date().toISOString();
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patience)]),
    });
    const answer = (await response.text()).slice(0, longestAnswerKept);
    return { sentAt, status: response.status, answer };
  } catch (error) {
    stopping.throwIfAborted();
    return { sentAt, status: 0, answer: error instanceof Error ? error.name : 'no answer' };
  }
}

function isAcknowledged({ status, answer }: Sending): boolean {
  return status === 200 && answer === 'success';
}
