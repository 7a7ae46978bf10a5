import { beijingDate, isCalendarDate } from '#domain/calendar/dates.ts';
import type { Problem } from '#domain/edition/problem.ts';
import { readIdPaper } from '#domain/identity/id-papers.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import { noticeDuplicates } from '../cases/notice-duplicates.ts';
import { refused, refusedFor } from '../outcome.ts';
import { viewAccount } from './view-account.ts';

export type BasicsInput = {
  readonly nationality: string;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly idValidUntil: string | null;
};

type Deps = {
  readonly accounts: AccountStore;
  readonly files: FileStore;
  readonly cases: CaseStore;
  readonly reference: Reference;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** Basic information. What the ID number tells (sex, date of birth) is never typed over. */
export async function saveBasics(deps: Deps, candidate: string, input: BasicsInput) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('not-found');
  const problems = checkBasics(deps, input);
  if (problems.length > 0) return refusedFor(problems);
  const read = readIdPaper(account.paper);
  await deps.accounts.saveBasics(candidate, {
    ...input,
    sex: read?.sex ?? input.sex,
    birthDate: read?.birthDate ?? input.birthDate,
    at: deps.clock.now(),
  });
  await noticeDuplicates(deps, candidate);
  return viewAccount(deps, candidate);
}

function checkBasics({ reference, clock }: Pick<Deps, 'reference' | 'clock'>, input: BasicsInput): Problem[] {
  const [newest] = reference.editions();
  const lists = newest === undefined ? {} : reference.listsFor(newest.edition.key, null);
  const isListed = (list: string, code: string | null) =>
    code === null || (lists[list] ?? []).some((option) => option.code === code);
  const isDate = (date: string | null) => date === null || isCalendarDate(date);
  const isPast = (date: string | null) => date === null || date <= beijingDate(clock.now());
  const found = [
    ['nationality', isListed('nationality', input.nationality) ? null : 'not-offered'],
    ['sex', isListed('sex', input.sex) ? null : 'not-offered'],
    ['ethnicity', isListed('ethnicity', input.ethnicity) ? null : 'not-offered'],
    [
      'birthDate',
      isDate(input.birthDate) ? (isPast(input.birthDate) ? null : 'date-in-future') : 'not-a-date',
    ],
    ['idValidUntil', isDate(input.idValidUntil) ? null : 'not-a-date'],
  ] as const;
  return found.flatMap(([field, code]) =>
    code === null ? [] : [{ field, code, severity: 'error' as const }],
  );
}
