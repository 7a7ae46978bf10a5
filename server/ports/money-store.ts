import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { Settling } from '#domain/payment/merchant.ts';
import type { DifferenceKind, StatementLine } from '#domain/payment/reconcile.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';

/** A day of a platform, in fen. */
export type MoneyDay = {
  readonly gateway: string;
  readonly day: CalendarDate;
  readonly payments: number;
  readonly paid: number;
  readonly refunds: number;
  readonly refunded: number;
  /** What the platform charges; it keeps it back where it settles net. */
  readonly fees: number;
  readonly settles: Settling;
  /** What is to come to the account. */
  readonly due: number;
  /** What came to the account; null where nobody has written it down. */
  readonly arrived: number | null;
  readonly open: number;
};

export type StoredDifference = {
  readonly id: string;
  readonly gateway: string;
  readonly day: CalendarDate;
  readonly kind: DifferenceKind;
  readonly key: string;
  readonly orderNumber: string | null;
  /** Of the registration, where the order is ours. */
  readonly number: string | null;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly foundAt: Date;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly words: string | null;
};

/** The compared books as staff of a region see them, under its row-level security. */
export interface MoneyStore {
  /** The newest first, at most two hundred. */
  listDays(area: Jurisdiction): Promise<readonly MoneyDay[]>;
  listDifferences(area: Jurisdiction, is: 'open' | 'settled'): Promise<readonly StoredDifference[]>;
  /** False where it is settled already, or the area has none. */
  settleDifference(area: Jurisdiction, id: string, by: string, words: string, at: Date): Promise<boolean>;
  /** A day that is there already is written anew. */
  writeStatement(
    region: string,
    gateway: string,
    lines: readonly StatementLine[],
    by: string,
    at: Date,
  ): Promise<void>;
}
