import { addCredential as mayAdd, standing } from '#domain/credentials/credential.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { refused } from '../outcome.ts';
import { viewAccount } from './view-account.ts';

type Deps = { readonly accounts: AccountStore; readonly files: FileStore; readonly clock: Clock };

/** A record that was entered wrong is quoted no more and makes room for a right one (A6). What quoted it keeps its copy. */
export async function setCredentialAside(deps: Deps, candidate: string, credential: string) {
  const set = await deps.accounts.setCredentialAside(candidate, credential, deps.clock.now());
  return set === 'done' ? viewAccount(deps, candidate) : refused(set);
}

/** Taken back it counts like one that is added now. */
export async function takeCredentialBack(deps: Deps, candidate: string, credential: string) {
  const taken = await deps.accounts.takeCredentialBack(candidate, credential, (record, all) =>
    mayAdd(standing(all), record),
  );
  return taken === 'done' ? viewAccount(deps, candidate) : refused(taken);
}
