import type { FeeLine } from '#domain/payment/fee.ts';
import type { Identity } from './registration-store.ts';

export type PaymentState = 'open' | 'paid' | 'failed' | 'expired';

export type StoredPayment = {
  readonly orderNumber: string;
  readonly gateway: string;
  readonly merchant: string;
  readonly fen: number;
  readonly lines: readonly FeeLine[];
  readonly state: PaymentState;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  /** A correction has changed what it was for. */
  readonly isVoid: boolean;
};

export type NoticeVerdict =
  | 'accepted'
  | 'repeated'
  | 'late'
  | 'forged'
  | 'mismatch'
  | 'unknown-order'
  | 'not-due';

export type NoticeRecord = {
  readonly id: string;
  readonly gateway: string;
  readonly orderNumber: string | null;
  readonly transaction: string | null;
  readonly fen: number | null;
  readonly verdict: NoticeVerdict;
  readonly at: Date;
};

export interface PaymentStore {
  /** The open or paid order of the registration, newest first; null where none was made. */
  findCurrentPayment(of: Identity): Promise<StoredPayment | null>;
  findPayment(of: Identity, orderNumber: string): Promise<StoredPayment | null>;
  findOrder(orderNumber: string): Promise<Identity | null>;
  /**
   * The one order to pay: that of another browser where it is for the same amount and still holds, else this one. Null
   * where there is nothing to pay any more. Two who ask at once get the same order.
   */
  openPayment(of: Identity, payment: StoredPayment): Promise<StoredPayment | null>;
  /** What was paid, with every difference recorded since: the fee that the registration has settled; null where nothing came in. */
  settledOf(of: Identity): Promise<number | null>;
  expirePayment(of: Identity, orderNumber: string): Promise<void>;
  /** True for the one call that turned the order from open to paid. */
  settlePayment(
    of: Identity,
    orderNumber: string,
    settled: { transaction: string; at: Date },
  ): Promise<boolean>;
  recordNotice(notice: NoticeRecord): Promise<void>;
  /** Whether this transaction has paid for another order already. */
  isSpent(gateway: string, transaction: string, orderNumber: string): Promise<boolean>;
  listOpenPayments(limit: number): Promise<readonly (Identity & StoredPayment)[]>;
}
