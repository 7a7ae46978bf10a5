import { Type } from 'typebox';
import { SURPLUS_REASONS } from '#domain/payment/order-lifecycle.ts';
import { REFUND_REASONS, REFUND_STATES } from '#domain/payment/refund.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

export const Cancellation = Type.Object({
  rev: Type.Integer(),
  reason: Type.String({ maxLength: 60 }),
  refund: Type.Object({
    reason: oneOf(REFUND_REASONS),
    fen: Type.Integer(),
    note: Type.String({ minLength: 2, maxLength: 500 }),
  }),
});

export const Refund = Type.Object({
  id: Type.String(),
  number: Type.String(),
  name: Type.String(),
  fen: Type.Integer(),
  reason: oneOf(REFUND_REASONS),
  note: Type.String(),
  state: oneOf(REFUND_STATES),
  rev: Type.Integer(),
  askedBy: Type.String(),
  /** Asked for by who is looking: somebody else decides. */
  isOwn: Type.Boolean(),
  askedAt: Instant,
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Instant),
});

/** Money that came in and is not due. */
export const Returnable = Type.Object({
  number: Type.String(),
  name: Type.String(),
  /** Null: paid too much, by what a correction has changed. */
  transaction: nullable(Type.String()),
  orderNumber: nullable(Type.String()),
  fen: Type.Integer(),
  reason: oneOf([...SURPLUS_REASONS, 'over-paid']),
  at: Instant,
});

export const RefundWish = Type.Object({
  transaction: nullable(Type.String({ maxLength: 64 })),
  fen: Type.Integer(),
  note: Type.String({ minLength: 2, maxLength: 500 }),
});

export const RefundDecision = Type.Object({
  do: oneOf(['approve', 'decline', 'try-again']),
  rev: Type.Integer(),
});
