import type { Refund, RefundAction, RefundReason, RefundState } from '#domain/payment/refund.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Identity } from './registration-store.ts';

export type StoredRefund = Identity &
  Refund & {
    readonly id: string;
    readonly region: string;
    readonly number: string;
    readonly name: string;
    readonly fen: number;
    readonly reason: RefundReason;
    readonly note: string;
    readonly askedByName: string;
    readonly askedAt: Date;
    readonly decidedByName: string | null;
    readonly decidedAt: Date | null;
  };

/** A decision as it came in, and what it leads to. */
export type RefundStep = {
  readonly action: RefundAction;
  readonly to: RefundState;
  readonly actor: string;
  readonly at: Date;
};

export type RefundCommand = { readonly key: string; readonly requestDigest: string };

/** Refunds as staff reach them: under the area's row-level security. */
export interface RefundStore {
  /** The oldest first, at most two hundred. */
  listRefunds(area: Jurisdiction, states: readonly RefundState[]): Promise<readonly StoredRefund[]>;
  findRefund(area: Jurisdiction, id: string): Promise<StoredRefund | null>;
  /** Locks the refund and lets `act` decide; the same command sent again writes nothing. Null where the area has none. */
  lockRefund<T>(
    area: Jurisdiction,
    id: string,
    command: RefundCommand,
    act: (
      refund: StoredRefund,
      earlier: string | null,
    ) => { readonly step: RefundStep | null; readonly answer: T },
  ): Promise<T | null>;
}
