import type { Fields } from '../form.ts';
import { type Behaviours, createBehaviours } from './behaviours.ts';
import { type BillAnswer, createBills } from './bills.ts';
import {
  type Acceptance,
  acceptOrder,
  type Cashier,
  type DeliveryRefusal,
  deliverNotice,
  payOrder,
} from './cashier.ts';
import type { BankKeys } from './keys.ts';
import { openLedger, type PaidEntry } from './ledger.ts';
import { createNotices, type Wait } from './notices.ts';
import { type PayOrder, readPayOrder } from './pay-order.ts';
import { answerQuery, closeOrder } from './query.ts';
import { refundOf, stateOfRefund } from './refunds.ts';
import { isSigned, signFields } from './signature.ts';

export type BankSettings = {
  /** Where on the stand-ins' port the bank stands. */
  readonly path: 'bank' | 'bank-sm2';
  readonly keys: BankKeys;
  /** How the notices of every order go wrong now, as the control page says; null: as the desk says. */
  readonly faultOf: () => string | null;
  /** Where the keys and the book lie. */
  readonly folder: string;
  /** The demo's business time. Throws where nobody tells it. */
  readonly now: () => Promise<Date>;
  readonly wait: Wait;
};

export type Bank = {
  readonly path: string;
  readonly keepsItsWord: () => boolean;
  readonly behaviours: Behaviours;
  readonly accept: (fields: Fields) => Promise<Acceptance>;
  /** `bankUrl`: where the browser has found the bank. */
  readonly pay: (fields: Fields, bankUrl: string) => Promise<Acceptance>;
  /** Reads an order only: null where the signature is not the merchant's or it makes no sense. */
  readonly read: (fields: Fields) => PayOrder | null;
  /** The signed answer; null where the question is not the merchant's. */
  readonly query: (fields: Fields) => Fields | null;
  /** The signed answer; null where the request is not the merchant's. */
  readonly close: (fields: Fields) => Promise<Fields | null>;
  /** The signed answer; null where the question is not the merchant's. */
  readonly refund: (fields: Fields) => Promise<Fields | null>;
  readonly refundQuery: (fields: Fields) => Fields | null;
  readonly bill: (fields: Fields) => Promise<BillAnswer | null>;
  readonly billFile: (name: string) => string | null;
  readonly deliver: (orderNumber: string) => Promise<DeliveryRefusal | null>;
  readonly paid: () => readonly PaidEntry[];
  readonly resume: () => void;
  readonly stop: () => Promise<void>;
};

/** Opens the bank on its folder; makes keys and book where they are absent. */
export async function openBank(settings: BankSettings): Promise<Bank> {
  const { keys, faultOf } = settings;
  const ledger = await openLedger(`${settings.folder}/payments.json`);
  const behaviours = createBehaviours(faultOf);
  const notices = createNotices({
    ledger,
    behaviourOf: behaviours.of,
    path: settings.path,
    sign: (fields, forged) => signFields(fields, forged ? keys.stranger : keys.bank),
    wait: settings.wait,
  });
  const isMerchants = (fields: Fields) => isSigned(fields, keys.isMerchants);
  const cashier: Cashier = { ledger, behaviours, notices, isMerchants, now: settings.now };
  const bills = createBills(ledger, settings.now);
  const answer = (said: Fields | null) => said && signFields(said, keys.bank);
  return {
    path: settings.path,
    keepsItsWord: () => faultOf() !== 'accepts-and-fails',
    behaviours,
    accept: (fields) => acceptOrder(cashier, fields),
    pay: (fields, bankUrl) => payOrder(cashier, fields, bankUrl),
    read: (fields) => (isMerchants(fields) ? readPayOrder(fields) : null),
    query(fields) {
      return isMerchants(fields) ? answer(answerQuery(ledger, fields, settings.path)) : null;
    },
    async close(fields) {
      return isMerchants(fields) ? answer(await closeOrder(ledger, fields)) : null;
    },
    async refund(fields) {
      return isMerchants(fields) ? answer(await refundOf(cashier, fields)) : null;
    },
    refundQuery: (fields) => (isMerchants(fields) ? answer(stateOfRefund(ledger, fields)) : null),
    async bill(fields) {
      return isMerchants(fields) ? answer(await bills.of(fields)) : null;
    },
    billFile: bills.file,
    deliver: (orderNumber) => deliverNotice(cashier, orderNumber),
    paid: ledger.paid,
    resume: notices.resume,
    stop: notices.close,
  };
}
