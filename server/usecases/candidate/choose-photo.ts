import { faultOfPixels } from '#domain/photo/check-photo.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import { act, type Incoming } from './act.ts';
import { NO_QUOTES } from './quotes.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

/** C17: takes the account's photo onto this form. `photo` is the digest the candidate has looked at. */
export async function choosePhoto(deps: ViewDeps, of: Identity, photo: string, incoming: Incoming) {
  const account = await deps.accounts.findAccount(of.candidate);
  if (account?.photo?.digest !== photo) return refused('photo-missing');
  const limits = deps.reference.photoLimits(of.edition);
  if (limits === null) return refused('not-found');
  // The account's photo may have been enough for another exam.
  const fault = faultOfPixels(account.photo, limits);
  if (fault !== null)
    return refused(fault, { ...limits, width: account.photo.width, height: account.photo.height });
  const actor = { role: 'candidate', id: of.candidate } as const;
  const acted = await act(deps, of, actor, { do: 'choose-photo', photo }, incoming, NO_QUOTES);
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration)) : acted;
}
