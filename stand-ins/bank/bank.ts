import type { Fields } from '../form.ts';
import { type Behaviours, createBehaviours } from './behaviours.ts';
import {
  type Acceptance,
  acceptOrder,
  type Cashier,
  type DeliveryRefusal,
  deliverNotice,
  payOrder,
} from './cashier.ts';
import { ensureKeys } from './keys.ts';
import { openLedger, type PaidEntry } from './ledger.ts';
import { createNotices, type Wait } from './notices.ts';
import { type PayOrder, readPayOrder } from './pay-order.ts';
import { answerQuery } from './query.ts';
import { isSigned, signFields } from './signature.ts';

export type BankSettings = {
  /** Where the keys and the book lie. */
  readonly folder: string;
  /** The demo's business time. Throws where nobody tells it. */
  readonly now: () => Promise<Date>;
  readonly wait: Wait;
};

export type Bank = {
  readonly behaviours: Behaviours;
  readonly accept: (fields: Fields) => Promise<Acceptance>;
  readonly pay: (fields: Fields) => Promise<Acceptance>;
  /** Reads an order only: null where the signature is not the merchant's or it makes no sense. */
  readonly read: (fields: Fields) => PayOrder | null;
  /** The signed answer; null where the question is not the merchant's. */
  readonly query: (fields: Fields) => Fields | null;
  readonly deliver: (orderNumber: string) => Promise<DeliveryRefusal | null>;
  readonly paid: () => readonly PaidEntry[];
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the bank on its folder; makes keys and book where they are absent. */
export async function openBank(settings: BankSettings): Promise<Bank> {
  const keys = await ensureKeys(settings.folder);
  const ledger = await openLedger(`${settings.folder}/payments.json`);
  const behaviours = createBehaviours();
  const notices = createNotices({
    ledger,
    behaviourOf: behaviours.of,
    sign: (fields, forged) => signFields(fields, forged ? keys.strangerPrivate : keys.bankPrivate),
    wait: settings.wait,
  });
  const isMerchants = (fields: Fields) => isSigned(fields, keys.merchantPublic);
  const cashier: Cashier = { ledger, behaviours, notices, isMerchants, now: settings.now };
  return {
    behaviours,
    accept: (fields) => acceptOrder(cashier, fields),
    pay: (fields) => payOrder(cashier, fields),
    read: (fields) => (isMerchants(fields) ? readPayOrder(fields) : null),
    query(fields) {
      const answer = isMerchants(fields) ? answerQuery(ledger, fields) : null;
      return answer && signFields(answer, keys.bankPrivate);
    },
    deliver: (orderNumber) => deliverNotice(cashier, orderNumber),
    paid: ledger.paid,
    resume: notices.resume,
    close: notices.close,
  };
}
