import { servesRegion } from '#domain/payment/merchant.ts';
import { readStatement } from '#domain/payment/reconcile.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { MoneyStore } from '../../ports/money-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import type { BillDeps } from './fetch-bills.ts';

type Deps = BillDeps & { readonly money: MoneyStore };

/** Day by day what a platform took and gave back, and what came to the account. */
export async function listMoneyDays(deps: Deps, staff: StaffMember) {
  const days = await deps.money.listDays(areaOf(staff));
  return done({ days: days.map((day) => ({ ...day })), gateways: gatewaysOf(deps, areaOf(staff)) });
}

/** The platforms that pay out to the accounts of this area. */
const gatewaysOf = ({ gateways }: Deps, { region }: Jurisdiction): string[] =>
  [...gateways.values()]
    .filter((gateway) => region === null || servesRegion(gateway, region))
    .map(({ name }) => name)
    .toSorted();

/** Where the books differ, and what became of it. */
export async function listDifferences(deps: Deps, staff: StaffMember, is: 'open' | 'settled') {
  const found = await deps.money.listDifferences(areaOf(staff), is);
  return done(
    found.map(({ foundAt, settledAt, ...rest }) => ({
      ...rest,
      foundAt: foundAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    })),
  );
}

/** A person says what was found; the difference stays in the list of the settled, with the words. */
export async function settleDifference(deps: Deps, staff: StaffMember, id: string, words: string) {
  const settled = await deps.money.settleDifference(
    areaOf(staff),
    id,
    staff.id,
    words.trim(),
    deps.clock.now(),
  );
  return settled ? done({ settled: true }) : refused('changed-meanwhile');
}

/** What came to the account, as the bank's statement says; compared at once with the bills that are there. */
export async function writeStatement(
  deps: Deps,
  staff: StaffMember,
  { gateway, text }: { readonly gateway: string; readonly text: string },
) {
  const { region } = areaOf(staff);
  const read = readStatement(text);
  if (region === null || !gatewaysOf(deps, areaOf(staff)).includes(gateway)) return refused('not-found');
  if ('wrongLine' in read) return refused('statement-unreadable', { line: read.wrongLine });
  await deps.money.writeStatement(region, gateway, read.lines, staff.id, deps.clock.now());
  await deps.bills.compareStatements(() => deps.keys.uuid(), deps.clock.now());
  return done({ days: read.lines.length });
}
