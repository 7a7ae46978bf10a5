import type { SurplusReason } from '#domain/payment/order-lifecycle.ts';
import type { RefundReason } from '#domain/payment/refund.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Identity } from './registration-store.ts';

/** Money of a registration that may go back without its being cancelled. */
export type Returnable = {
  readonly number: string;
  readonly name: string;
  /** Null: paid too much, by what a correction has changed. */
  readonly transaction: string | null;
  readonly orderNumber: string | null;
  readonly fen: number;
  readonly reason: SurplusReason | 'over-paid';
  readonly at: Date;
};

export type RefundWish = {
  readonly id: string;
  /** Null: of what was paid too much. */
  readonly transaction: string | null;
  readonly fen: number;
  readonly note: string;
  readonly staff: string;
  readonly at: Date;
  readonly key: string;
  readonly requestDigest: string;
};

export type AskedRefund =
  | { readonly outcome: 'asked'; readonly id: string; readonly reason: RefundReason }
  | { readonly outcome: 'too-much'; readonly most: number }
  | { readonly outcome: 'key-used-otherwise' }
  | { readonly outcome: 'nothing-to-return' };

/** Asking for refunds beside a cancellation: the app role, which alone knows what was paid, in an area that is named. */
export interface RefundAsking {
  /** What came in and is not due, and is not on its way back yet; the oldest first, at most two hundred. */
  listReturnable(area: Jurisdiction): Promise<readonly Returnable[]>;
  /** One at a time for a registration; the same command sent again asks for nothing more. */
  askRefund(of: Identity, wish: RefundWish): Promise<AskedRefund>;
}
