import type { FeeLine } from '#domain/payment/fee.ts';
import type { OrderFacts, OrderState, SurplusReason } from '#domain/payment/order-lifecycle.ts';
import type { RefundState } from '#domain/payment/refund.ts';
import type { EReceipt, PaymentNotice } from './payment-gateway.ts';
import type { Identity } from './registration-store.ts';

export type StoredPayment = {
  readonly orderNumber: string;
  readonly gateway: string;
  readonly merchant: string;
  readonly fen: number;
  readonly lines: readonly FeeLine[];
  readonly state: OrderState;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  /** The whole fee, or what a correction has left to be paid. */
  readonly purpose: 'fee' | 'difference';
  /** A correction has changed what it was for. */
  readonly isVoid: boolean;
  /** Number and address of the e-receipt, where the platform gives one. */
  readonly receipt: EReceipt | null;
};

/** An order about which the platform is to be asked; `isDue`: the registration still takes what it is for. */
export type DuePayment = Identity & StoredPayment & { readonly isDue: boolean };

/** Money that came in and was not booked. */
export type Surplus = {
  readonly transaction: string;
  readonly orderNumber: string;
  readonly fen: number;
  readonly reason: SurplusReason;
  readonly paidAt: Date;
  /** The state of the refund that sends it back, where one was asked for. */
  readonly refund: RefundState | null;
};

/** A booked payment from which money can go back. */
export type Refundable = {
  readonly gateway: string;
  readonly orderNumber: string;
  readonly transaction: string;
  readonly fen: number;
};

/** What a step does to an order and to the money that came in on it. */
export type OrderStep = {
  readonly to: OrderState;
  readonly book: PaymentNotice | null;
  readonly keep: (PaymentNotice & { readonly reason: SurplusReason }) | null;
};

export type NoticeVerdict =
  | 'accepted'
  | 'repeated'
  | 'late'
  | 'double'
  | 'forged'
  | 'mismatch'
  | 'unknown-order'
  | 'not-due'
  | 'refund';

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
  /** What came in and was booked, less what goes back, less the fee: above zero paid too much, below zero owed; null where nothing came in. */
  balanceOf(of: Identity): Promise<number | null>;
  /** What was booked in all orders and does not go back yet; null where nothing is left. */
  refundableOf(of: Identity): Promise<number | null>;
  /** What was paid, with every difference recorded since: the fee that the registration has settled; null where nothing came in. */
  settledOf(of: Identity): Promise<number | null>;
  /**
   * The only way to another state: locks the order and lets `decide` say what becomes of it, and of the money. False
   * where there is no such order.
   */
  moveOrder(
    of: Identity,
    orderNumber: string,
    at: Date,
    decide: (order: OrderFacts, isPaidOtherwise: boolean) => OrderStep,
  ): Promise<boolean>;
  listSurplus(of: Identity): Promise<readonly Surplus[]>;
  recordNotice(notice: NoticeRecord): Promise<void>;
  /** Whether this transaction has paid for another order already. */
  isSpent(gateway: string, transaction: string, orderNumber: string): Promise<boolean>;
  /** Orders about which the platform is to be asked by now, the longest overdue first. */
  listDuePayments(now: Date, limit: number): Promise<readonly DuePayment[]>;
  /** Null: no more. */
  askNextAt(of: Identity, orderNumber: string, at: Date | null): Promise<void>;
}
