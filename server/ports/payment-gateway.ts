/** What the candidate's browser must post to the platform that the region has chosen. */
export type PaymentRedirect = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

export type PaymentOrder = {
  readonly orderNumber: string;
  readonly fen: number;
  readonly subject: string;
  readonly expiresAt: Date;
  readonly notifyUrl: string;
  readonly returnUrl: string;
};

/** A message of the platform whose signature was right; whether it fits an order is for the use case. */
export type PaymentNotice = {
  readonly transaction: string;
  readonly orderNumber: string;
  readonly merchant: string;
  readonly currency: string;
  readonly fen: number;
  readonly outcome: 'paid' | 'failed';
  readonly paidAt: Date;
};

export type PaymentQuery =
  | { readonly outcome: 'paid'; readonly notice: PaymentNotice }
  | { readonly outcome: 'unpaid' | 'unknown' };

export type RefundOrder = {
  readonly refund: string;
  readonly orderNumber: string;
  readonly fen: number;
};

export interface PaymentGateway {
  readonly name: string;
  readonly merchant: string;
  redirect(order: PaymentOrder): PaymentRedirect;
  /** Null where the signature is missing or wrong. */
  readNotice(body: Readonly<Record<string, string>>): PaymentNotice | null;
  /** Asks the platform itself; `unknown` where it cannot be reached in time or its answer is not signed. */
  query(orderNumber: string): Promise<PaymentQuery>;
  /** Sends money back; without it approved refunds wait to be sent. `unknown`: ask again before anything is concluded. */
  refund?(order: RefundOrder): Promise<'accepted' | 'unknown'>;
}
