import { beijingDate } from '#domain/calendar/dates.ts';
import {
  type CredentialInput,
  checkCredential,
  MAX_PER_KIND,
  addCredential as mayAdd,
  standing,
} from '#domain/credentials/credential.ts';
import { hasErrors } from '#domain/edition/check-page.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import { refused, refusedFor } from '../outcome.ts';
import { viewAccount } from './view-account.ts';

type Deps = {
  readonly accounts: AccountStore;
  readonly files: FileStore;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly keys: Keys;
};

/**
 * Education and degree records (A6) are added, never changed or deleted; at most five of a kind stand. The command's key
 * becomes the record's id: sent again, it adds nothing and gives the same answer.
 */
export async function addCredential(deps: Deps, candidate: string, input: CredentialInput, key: string) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('not-found');
  const problems = checkCredential(input, factsFor(deps, account.birthDate));
  if (hasErrors(problems)) return refusedFor(problems);
  const unchecked = { state: 'unverified', byStaff: false, expectedBy: null, setAside: false } as const;
  const credential = { ...input, id: key, ...unchecked };
  const existing = await deps.accounts.credentialsOf(candidate);
  if (existing.some(({ id }) => id === key)) return viewAccount(deps, candidate);
  const refusal = mayAdd(standing(existing), credential);
  if (refusal !== null) return refused(refusal);
  const added = await deps.accounts.addCredential(candidate, credential, MAX_PER_KIND, {
    now: deps.clock.now(),
    wall: deps.clock.wall(),
    check: deps.keys.uuid(),
  });
  return added === 'added' ? viewAccount(deps, candidate) : refused(added);
}

function factsFor({ reference, clock }: Deps, birthDate: string | null) {
  const [newest] = reference.editions();
  const lists = newest === undefined ? {} : reference.listsFor(newest.edition.key, null);
  const codes = (list: string) => (lists[list] ?? []).map((option) => option.code);
  return {
    today: beijingDate(clock.now()),
    birthDate,
    levels: codes('education-level'),
    degrees: codes('degree'),
    studyLengths: codes('study-length'),
  };
}
