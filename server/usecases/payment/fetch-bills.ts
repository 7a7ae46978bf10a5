import { beijingDate, beijingInstant, type CalendarDate } from '#domain/calendar/dates.ts';
import { reconcile, type TheirEntry } from '#domain/payment/reconcile.ts';
import type { BillStore } from '../../ports/bill-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { BillLine, PaymentGateway } from '../../ports/payment-gateway.ts';

export type BillDeps = {
  readonly bills: BillStore;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly clock: Clock;
  readonly keys: Keys;
};

const HOUR = 3_600_000;
/** Platforms make the bill of a day in the next morning. */
const READY_AFTER_MS = 10 * HOUR;
/** A day on which nothing happened has no bill at some platforms: who says so two days later means that. */
const EMPTY_AFTER_MS = 48 * HOUR;

/** Fetches the bills that are due, day by day, and compares each with our book; then the accounts with the bills. */
export async function fetchBills(deps: BillDeps): Promise<void> {
  const now = deps.clock.now();
  const until = beijingDate(new Date(now.getTime() - READY_AFTER_MS - 24 * HOUR));
  for (const gateway of deps.gateways.values())
    for (const day of await deps.bills.daysToFetch(gateway.name, until))
      if (!(await fetchBill(deps, gateway, day))) break;
  await deps.bills.compareStatements(() => deps.keys.uuid(), now);
}

/** False where the platform has no bill of this day yet: the days after it wait. */
async function fetchBill(deps: BillDeps, gateway: PaymentGateway, day: CalendarDate): Promise<boolean> {
  const bill = await gateway.bill(day);
  const now = deps.clock.now();
  const isOld = now.getTime() - beijingInstant(day).getTime() > EMPTY_AFTER_MS + 24 * HOUR;
  if (bill.outcome === 'unknown' || (bill.outcome === 'not-yet' && !isOld)) return false;
  const lines = bill.outcome === 'bill' ? bill.lines : [];
  const ours = await deps.bills.ourEntries(gateway.name, day, lines);
  const found = reconcile(ours, lines.map(toEntry)).map((each) => ({ ...each, id: deps.keys.uuid() }));
  await deps.bills.saveBill(gateway, day, lines, found, now);
  return true;
}

const toEntry = ({ kind, transaction, refundNumber, orderNumber, fen }: BillLine): TheirEntry => ({
  kind,
  key: refundNumber ?? transaction,
  orderNumber,
  fen,
});
