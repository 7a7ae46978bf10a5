import type { Wait } from '../bank/notices.ts';
import type { Fault } from '../control/faults.ts';
import type { Delivery, Till, TillOrder, TillRefund } from './till.ts';

export type NoticeRequest = { readonly headers: Record<string, string>; readonly body: string };

export type TellerSettings = {
  readonly till: Till;
  /** What goes wrong at this door now. */
  readonly faultOf: () => Fault | null;
  /** A notice in the platform's own form, twisted as the fault says. */
  readonly paymentNotice: (order: TillOrder, fault: Fault | null) => NoticeRequest;
  readonly refundNotice: (order: TillOrder, refund: TillRefund, fault: Fault | null) => NoticeRequest;
  readonly isAcknowledged: (status: number, body: string) => boolean;
  readonly wait: Wait;
};

export type Teller = {
  readonly tellPaid: (order: TillOrder) => Promise<void>;
  readonly tellRefunded: (order: TillOrder, refund: TillRefund) => Promise<void>;
  /** Sends now what was held back, in whatever state it is. */
  readonly deliver: (order: TillOrder) => Promise<void>;
  readonly close: () => Promise<void>;
};

const MOST_RESENDS = 8;
const PATIENCE_MS = 5000;

type Told = { readonly url: string; readonly notice: NoticeRequest };

/** Tells the merchant until it is acknowledged: again after 1, 2, 4 … seconds. Misbehaves as its door is told to. */
export function createTeller(settings: TellerSettings): Teller {
  const { till, faultOf, wait } = settings;
  const stopping = new AbortController();
  const background = new Set<Promise<void>>();
  let last: Told | null = null;
  let heldForNext: (() => Promise<boolean>) | null = null;

  async function post({ url, notice }: Told): Promise<{ status: number; body: string }> {
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MS)]);
      const response = await fetch(url, { method: 'POST', redirect: 'manual', signal, ...notice });
      return { status: response.status, body: (await response.text()).slice(0, 200) };
    } catch {
      return { status: 0, body: '' };
    }
  }

  /** One sending; twice where the door is told so, and with an old notice behind it where that is replayed. */
  async function send(order: TillOrder, told: Told): Promise<boolean> {
    const fault = faultOf();
    const copies = fault === 'twice' ? [told, told] : [told];
    const old = fault === 'replayed' && last !== null ? [last] : [];
    const answers = await Promise.all([...copies, ...old].map(post));
    last = told;
    order.answers.push(...answers.map(({ status, body }) => `${status} ${body}`));
    return answers.slice(0, copies.length).some(({ status, body }) => settings.isAcknowledged(status, body));
  }

  async function again(subject: { delivery: Delivery }, sendOnce: () => Promise<boolean>): Promise<void> {
    for (let resends = 0; subject.delivery === 'sending'; resends += 1) {
      if (await sendOnce()) subject.delivery = 'acknowledged';
      else if (resends >= MOST_RESENDS) subject.delivery = 'given-up';
      else await wait(1000 * 2 ** resends, stopping.signal);
      await till.save();
    }
  }

  function tell(subject: { delivery: Delivery }, sendOnce: () => Promise<boolean>): void {
    const fault = faultOf();
    subject.delivery = fault === 'never' ? 'withheld' : fault === 'late' ? 'held' : 'sending';
    if (subject.delivery !== 'sending') return;
    // The one before comes after this one.
    const before = heldForNext;
    heldForNext = fault === 'reordered' && before === null ? sendOnce : null;
    if (heldForNext !== null) {
      subject.delivery = 'held';
      return;
    }
    const work = again(subject, sendOnce)
      .then(async () => void (await before?.()))
      .catch(() => undefined)
      .finally(() => background.delete(work));
    background.add(work);
  }

  const paid = (order: TillOrder) => () =>
    send(order, { url: order.notifyUrl, notice: settings.paymentNotice(order, faultOf()) });
  const refunded = (order: TillOrder, refund: TillRefund) => () =>
    send(order, {
      url: refund.notifyUrl ?? order.notifyUrl,
      notice: settings.refundNotice(order, refund, faultOf()),
    });

  return {
    async tellPaid(order) {
      tell(order, paid(order));
      await till.save();
    },
    async tellRefunded(order, refund) {
      tell(refund, refunded(order, refund));
      await till.save();
    },
    async deliver(order) {
      if (order.payment && (await paid(order)())) order.delivery = 'acknowledged';
      for (const refund of order.refunds)
        if (refund.delivery === 'held' && (await refunded(order, refund)())) refund.delivery = 'acknowledged';
      await till.save();
    },
    async close() {
      stopping.abort();
      await Promise.all(background);
    },
  };
}
