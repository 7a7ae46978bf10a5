import { foldName } from '#domain/identity/names.ts';
import type { Keys } from '../../ports/keys.ts';
import { idHashOf } from '../account/sign-up.ts';
import { done, refused } from '../outcome.ts';
import type { LastYearDeps } from './last-year.ts';
import type { ViewDeps } from './view-registration.ts';

/** By which a record under another number may be the same person's. */
export const personHashOf = (keys: Keys, name: string, birthDate: string): Buffer =>
  keys.lookup('person', `${foldName(name)}\n${birthDate}`);

/**
 * The years before the exams offered in which somebody of this name and date of birth took the exam under another ID
 * paper (H6). Only the years are told: it may be a namesake.
 */
export async function unlinkedScores(
  deps: LastYearDeps & Pick<ViewDeps, 'accounts' | 'reference'>,
  candidate: string,
) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('not-found');
  if (account.birthDate === null) return done({ years: [] });
  const years = deps.reference.editions().map(({ edition }) => edition.year - 1);
  const idHash = idHashOf(deps.keys, account.paper);
  const personHash = personHashOf(deps.keys, account.name, account.birthDate);
  return done({ years: [...(await deps.past.unlinkedYears({ candidate, idHash, personHash, years }))] });
}
