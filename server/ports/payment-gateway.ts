import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { MerchantTerms } from '#domain/payment/merchant.ts';

/** From where the candidate pays: a phone is sent on, a computer shows a code for the phone. */
export type Device = 'phone' | 'computer';

/** How the candidate gets to the platform: a signed form that the browser posts, an address, or a code to be scanned. */
export type PaymentStart = {
  readonly way: 'form' | 'link' | 'code';
  readonly url: string;
  /** Of a form; else empty. */
  readonly fields: Readonly<Record<string, string>>;
};

export type PaymentOrder = {
  readonly orderNumber: string;
  readonly fen: number;
  readonly subject: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly notifyUrl: string;
  readonly returnUrl: string;
  readonly device: Device;
  /** Address of who pays, as some platforms ask for it. */
  readonly payerAddress: string;
};

/** Number and address of an electronic receipt. */
export type EReceipt = { readonly number: string; readonly url: string | null };

/** Money, in words of a platform whose signature was right; whether it fits an order is for the use case. */
export type PaymentNotice = {
  readonly transaction: string;
  readonly orderNumber: string;
  /** Who was paid: the merchant, with the app where the platform tells apps apart. */
  readonly merchant: string;
  readonly currency: string;
  readonly fen: number;
  readonly outcome: 'paid' | 'failed';
  readonly paidAt: Date;
  readonly receipt: EReceipt | null;
};

export type PaymentQuery =
  | { readonly outcome: 'paid'; readonly notice: PaymentNotice }
  | { readonly outcome: 'unpaid' | 'unknown' };

export type RefundOrder = {
  /** Our number of the refund: sent again with it, money goes back once. */
  readonly refundNumber: string;
  readonly orderNumber: string;
  readonly transaction: string;
  readonly fen: number;
  /** What the order was paid with. */
  readonly paidFen: number;
  readonly notifyUrl: string;
};

/** `sent`: the platform has taken it and is at it; `unknown`: ask again before anything is concluded. */
export type RefundAnswer = 'done' | 'sent' | 'failed' | 'unknown';

/** What a platform says of a refund by itself. */
export type RefundNotice = {
  readonly refundNumber: string;
  readonly orderNumber: string;
  readonly merchant: string;
  readonly fen: number;
  readonly outcome: 'done' | 'failed';
};

export type PlatformNotice =
  | { readonly about: 'payment'; readonly payment: PaymentNotice }
  | { readonly about: 'refund'; readonly refund: RefundNotice };

/** A request of the platform as it came in: signatures are over bytes. */
export type PlatformMessage = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

export type Acknowledgement = { readonly status: number; readonly type: string; readonly body: string };

/** A line of a platform's daily bill. */
export type BillLine = {
  readonly kind: 'payment' | 'refund';
  readonly orderNumber: string;
  readonly transaction: string;
  /** Of a refund, our number of it. */
  readonly refundNumber: string | null;
  readonly fen: number;
  /** What the platform keeps of a payment for itself; below zero: what it gives back of it with a refund. */
  readonly feeFen: number;
  readonly at: Date;
};

/** `not-yet`: the platform has not made it; `unknown`: no answer, or one that cannot be trusted. */
export type Bill =
  | { readonly outcome: 'bill'; readonly lines: readonly BillLine[] }
  | { readonly outcome: 'not-yet' | 'unknown' };

export interface PaymentGateway extends MerchantTerms {
  readonly name: string;
  readonly merchant: string;
  /** Null where the platform cannot be reached in time, or refuses. */
  open(order: PaymentOrder): Promise<PaymentStart | null>;
  /** Null where the signature is missing or wrong, or what is said makes no sense. */
  readNotice(message: PlatformMessage): PlatformNotice | null;
  /** What the platform has to hear; not `taken`: it sends the notice again. */
  acknowledge(taken: boolean): Acknowledgement;
  /** Asks the platform itself; `unknown` where it cannot be reached in time or its answer is not signed. */
  query(orderNumber: string): Promise<PaymentQuery>;
  /**
   * Takes an order back that nobody is to pay any more; said again it is the same. True where it is closed there, or has
   * never got there; false where it is paid, or the platform gave no answer.
   */
  close(orderNumber: string): Promise<boolean>;
  refund(order: RefundOrder): Promise<RefundAnswer>;
  queryRefund(order: RefundOrder): Promise<RefundAnswer>;
  /** What the platform has taken and given back on a day of Beijing. */
  bill(day: CalendarDate): Promise<Bill>;
}
