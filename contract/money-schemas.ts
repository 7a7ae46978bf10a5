import { Type } from 'typebox';
import { SETTLINGS } from '#domain/payment/merchant.ts';
import { DIFFERENCE_KINDS } from '#domain/payment/reconcile.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

/** Amounts in fen; days of Beijing. */
export const MoneyDays = Type.Object({
  /** The platforms that are configured. */
  gateways: Type.Array(Type.String()),
  days: Type.Array(
    Type.Object({
      gateway: Type.String(),
      day: Type.String(),
      payments: Type.Integer(),
      paid: Type.Integer(),
      refunds: Type.Integer(),
      refunded: Type.Integer(),
      /** What the platform charges; it keeps it back where it settles net. */
      fees: Type.Integer(),
      settles: oneOf(SETTLINGS),
      /** What is to come to the account. */
      due: Type.Integer(),
      /** What came to the account; null where nobody has written it down. */
      arrived: nullable(Type.Integer()),
      open: Type.Integer(),
    }),
  ),
});

export const MoneyDifference = Type.Object({
  id: Type.String(),
  gateway: Type.String(),
  day: Type.String(),
  kind: oneOf(DIFFERENCE_KINDS),
  key: Type.String(),
  orderNumber: nullable(Type.String()),
  number: nullable(Type.String()),
  ours: nullable(Type.Integer()),
  theirs: nullable(Type.Integer()),
  foundAt: Instant,
  settledBy: nullable(Type.String()),
  settledAt: nullable(Instant),
  words: nullable(Type.String()),
});
