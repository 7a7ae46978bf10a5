import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { Difference, OurEntry } from '#domain/payment/reconcile.ts';
import type { BillLine, PaymentGateway } from './payment-gateway.ts';

export type NewDifference = Difference & { readonly id: string; readonly region: string | null };

/** The books that are compared: ours, the platforms', and what came to the accounts. */
export interface BillStore {
  /** From the day of the platform's first order, or after its last bill, to `until`; at most sixty. */
  daysToFetch(gateway: string, until: CalendarDate): Promise<readonly CalendarDate[]>;
  /** Our entries of that day, and those of other days that these lines name. */
  ourEntries(gateway: string, day: CalendarDate, lines: readonly BillLine[]): Promise<readonly OurEntry[]>;
  /**
   * Bill, lines and what differs, in one transaction, with how the platform settles that day; false where the bill is there
   * already.
   */
  saveBill(
    gateway: Pick<PaymentGateway, 'name' | 'settles'>,
    day: CalendarDate,
    lines: readonly BillLine[],
    differences: readonly (Difference & { readonly id: string })[],
    at: Date,
  ): Promise<boolean>;
  /** Compares what came to the accounts with the bills that are there; writes each difference once. */
  compareStatements(newId: () => string, at: Date): Promise<void>;
}
