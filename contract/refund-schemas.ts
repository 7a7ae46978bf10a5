import { Type } from 'typebox';
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

export const RefundDecision = Type.Object({
  do: oneOf(['approve', 'decline', 'try-again']),
  rev: Type.Integer(),
});
