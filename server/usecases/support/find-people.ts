import { ID_TYPES, normalizeIdNumber } from '#domain/identity/id-papers.ts';
import { foldName } from '#domain/identity/names.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import type { OfficeStore } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { SupportRow, SupportStore } from '../../ports/support-store.ts';
import { idHashOf } from '../account/sign-up.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';

export type SupportDeps = {
  readonly support: SupportStore;
  readonly office: OfficeStore;
  readonly accounts: AccountStore;
  readonly reference: Reference;
  readonly keys: Keys;
};

export type Sought = {
  readonly by: 'number' | 'id-number' | 'name';
  readonly text: string;
  readonly tail?: string;
};

/** More of one name with the same last four are not told apart on the telephone anyway. */
const MOST_NAMESAKES = 10;

/** Somebody on the telephone, by what they can say of themselves; never a list to browse. */
export async function findPeople(deps: SupportDeps, staff: StaffMember, sought: Sought) {
  const { by } = sought;
  const typed = sought.text.trim();
  const candidates = await candidatesOf(deps, { ...sought, text: typed });
  const found = await deps.support.listRegistrations(areaOf(staff), candidates);
  const rows = by === 'number' ? found.filter(({ number }) => number === typed) : found;
  return done({
    rows: await Promise.all(rows.map((row) => viewFound(deps, row))),
    onlyAccount: by !== 'number' && rows.length === 0 && candidates.length > 0 && staff.region === null,
  });
}

async function candidatesOf(deps: SupportDeps, { by, text, tail = '' }: Sought): Promise<readonly string[]> {
  if (by === 'number') {
    const of = await deps.office.findIdentity(text);
    return of === null ? [] : [of.candidate];
  }
  if (by === 'name') return deps.support.findByName(foldName(text), tail.toUpperCase(), MOST_NAMESAKES);
  const hashes = ID_TYPES.map((type) => idHashOf(deps.keys, { type, number: normalizeIdNumber(type, text) }));
  const found = await Promise.all(hashes.map((hash) => deps.accounts.findByIdHash(hash)));
  return [...new Set(found.filter((candidate) => candidate !== null))];
}

/** The registration with this number, where the area holds it. */
export async function findForSupport(
  deps: Pick<SupportDeps, 'office' | 'support'>,
  staff: StaffMember,
  number: string,
): Promise<SupportRow | null> {
  const of = await deps.office.findIdentity(number);
  if (of === null) return null;
  const found = await deps.support.listRegistrations(areaOf(staff), [of.candidate]);
  return found.find((row) => row.number === number) ?? null;
}

export async function viewFound(deps: Pick<SupportDeps, 'accounts' | 'reference'>, row: SupportRow) {
  const account = await deps.accounts.findAccount(row.candidate);
  return {
    number: row.number,
    edition: row.edition,
    title: deps.reference.findEdition(row.edition)?.title ?? row.edition,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    name: account?.name ?? '',
    idTail: account?.paper.number.slice(-4) ?? '',
    regionName: deps.reference.regionName(row.region),
    pointName: row.point === null ? '' : deps.reference.pointName(row.point),
  };
}
