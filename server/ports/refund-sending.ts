import type { RefundAction, RefundState } from '#domain/payment/refund.ts';
import type { Identity } from './registration-store.ts';

/** An approved refund on its way to the platform. */
export type RefundOnItsWay = Identity & {
  readonly id: string;
  readonly rev: number;
  readonly state: RefundState;
  readonly fen: number;
  readonly gateway: string;
  readonly orderNumber: string;
  readonly transaction: string;
  /** What the order was paid with. */
  readonly paidFen: number;
  readonly sentAt: Date | null;
};

export type SendingStep = {
  readonly action: RefundAction;
  readonly to: RefundState;
  /** The platform's name. */
  readonly actor: string;
  readonly at: Date;
  /** One key for each step of each revision: said again it is the same step. */
  readonly key: string;
  readonly requestDigest: string;
  readonly nextQueryAt: Date | null;
};

/** Money that two persons have sent on its way: what the system reads and writes of it. */
export interface RefundSending {
  /** Approved or sent, and due to be sent or asked about by now. */
  listDueRefunds(now: Date, limit: number): Promise<readonly RefundOnItsWay[]>;
  /** Null where the order has no such refund on its way. */
  findOnItsWay(of: Identity, orderNumber: string, id: string): Promise<RefundOnItsWay | null>;
  /** False where somebody was faster: the revision is another. */
  moveRefund(refund: RefundOnItsWay, step: SendingStep): Promise<boolean>;
  askRefundNextAt(refund: RefundOnItsWay, at: Date): Promise<void>;
}
