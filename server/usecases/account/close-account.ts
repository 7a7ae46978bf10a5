import { ENDED, hangsOnAccount, type Registration } from '#domain/registration/registration.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { type ActDeps, act } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { paperFolder } from '../papers/paper-keys.ts';
import { checkOwnPassword, type PasswordDeps } from './check-own-password.ts';
import { photoFolder } from './upload-photo.ts';

type Deps = ActDeps & PasswordDeps & { readonly files: FileStore };

/** What keeps the account open, and what would end with it. */
export async function viewClosing(deps: Pick<Deps, 'store' | 'reference'>, candidate: string) {
  const registrations = await deps.store.listOf(candidate);
  const view = ({ edition, status, number }: Registration) => ({
    edition,
    title: deps.reference.findEdition(edition)?.title ?? edition,
    number,
    status,
  });
  const isOpenDraft = (registration: Registration) => !ENDED.includes(registration.status);
  return done({
    inUse: registrations.filter(hangsOnAccount).map(view),
    givenUp: registrations.filter((each) => !hangsOnAccount(each) && isOpenDraft(each)).map(view),
  });
}

/**
 * Closes the account where nothing hangs on it: what was never submitted is given up first, each by the same act as any
 * other change, then all that is personal goes. User name and ID number are free again.
 */
export async function closeAccount(
  deps: Deps,
  candidate: string,
  password: string,
): Promise<Outcome<{ done: true }>> {
  const checked = await checkOwnPassword(deps, candidate, password);
  if (!checked.ok) return checked;
  const registrations = await deps.store.listOf(candidate);
  if (registrations.some(hangsOnAccount)) return refused('account-in-use');
  // Where the store of files is away, this says so before anything is given up.
  await deps.files.find(`${photoFolder(candidate)}/none`);
  for (const { edition, status } of registrations) {
    if (ENDED.includes(status)) continue;
    const given = await giveUp(deps, { edition, candidate });
    if (!given.ok) return given;
  }
  const result = await deps.accounts.close(candidate, deps.clock.now(), async () => {
    await deps.files.deleteAll(photoFolder(candidate));
    for (const { edition } of registrations) await deps.files.deleteAll(paperFolder({ edition, candidate }));
  });
  if (result === 'in-use') return refused('account-in-use');
  return done({ done: true });
}

function giveUp(deps: Deps, of: { readonly edition: string; readonly candidate: string }) {
  const actor = { role: 'candidate', id: of.candidate } as const;
  const incoming = { key: deps.keys.uuid(), request: 'give-up' };
  return act(deps, of, actor, { do: 'give-up' }, incoming, NO_QUOTES);
}
