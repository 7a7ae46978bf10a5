import type { Option, OptionLists } from '#domain/edition/options.ts';
import type { Readings } from '#domain/identity/readings.ts';
import { samePerson } from '#domain/identity/same-person.ts';
import type { LastYear } from '#domain/returning/last-year.ts';
import { isReturning, type PastRecord } from '#domain/returning/past-record.ts';
import { rollScores } from '#domain/returning/rolling.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { FoundRecord, PastRecordStore } from '../../ports/past-record-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import { idHashOf } from '../account/sign-up.ts';

export type LastYearDeps = {
  readonly past: PastRecordStore;
  readonly reference: Reference;
  readonly keys: Keys;
  readonly readings: Readings;
};

/** A score merge has settled whose record it is; otherwise it must be the same person's by the rule. */
function isOf(account: Account, readings: Readings, { record, linked }: FoundRecord): boolean {
  const number = record.answers.id_number;
  const paper = { type: record.idType, number: typeof number === 'string' ? number : '' };
  return linked || samePerson({ name: record.name, paper }, account, readings) === 'same';
}

/** The candidate's records of these years, newest first; what a merge has given comes before what is found by itself. */
async function findRecords(
  deps: LastYearDeps,
  account: Account,
  years: readonly number[],
): Promise<readonly PastRecord[]> {
  const idHash = idHashOf(deps.keys, account.paper);
  const found = await deps.past.findRecords({ candidate: account.candidate, idHash, years });
  return found.filter((each) => isOf(account, deps.readings, each)).map(({ record }) => record);
}

const option = (code: string, label: string): Option => ({ code, label, labelEn: label, within: {} });

const withAlso = (list: readonly Option[] = [], also: Option): readonly Option[] =>
  list.some(({ code }) => code === also.code) ? list : [...list, also];

/** The lists of the edition in which last year's answers can be read too: with regions, and with what has ended since. */
function listsToRead(
  { reference }: LastYearDeps,
  of: { edition: string; region: string },
  record: PastRecord,
): OptionLists {
  const lists = reference.listsFor(of.edition, of.region);
  const point = String(record.answers.point ?? '');
  const specialty = record.specialty;
  const regions = reference.regionsOf(of.edition).map(({ region, name }) => option(region, name));
  return {
    ...lists,
    region: withAlso(regions, option(record.region, reference.regionName(record.region))),
    point: withAlso(lists.point, option(point, reference.pointName(point))),
    specialty: withAlso(
      lists.specialty,
      option(specialty, `${specialty} ${reference.findSpecialty(of.edition, specialty)?.name ?? ''}`.trim()),
    ),
  };
}

/**
 * Last year of a returning candidate (H1): of the year before the edition's, never of another edition that is
 * installed here (C8). Null for everybody else.
 */
export async function findLastYear(
  deps: LastYearDeps,
  of: { readonly edition: string; readonly region: string },
  account: Account,
): Promise<LastYear | null> {
  const edition = deps.reference.findEdition(of.edition)?.edition;
  if (edition === undefined) return null;
  const records = await findRecords(deps, account, [edition.year - 1, edition.year - 2]);
  const record = records.find(({ year }) => year === edition.year - 1);
  const rolling = rollScores(edition.year, records, {
    subjects: (specialty) => deps.reference.findSpecialty(of.edition, specialty)?.subjects ?? [],
    mergers: deps.reference.mergers(),
  });
  if (record === undefined || rolling === null || !isReturning(record)) return null;
  return { record, rolling, lists: listsToRead(deps, of, record) };
}

type Stores = { readonly accounts: AccountStore; readonly store: RegistrationStore };

/** For an act that freezes the form: looked up before it, like what a page quotes; it stands still meanwhile. */
export async function lastYearOf(deps: LastYearDeps & Stores, of: Identity): Promise<LastYear | null> {
  const [account, registration] = await Promise.all([
    deps.accounts.findAccount(of.candidate),
    deps.store.find(of),
  ]);
  return account === null || registration === null ? null : findLastYear(deps, registration, account);
}
