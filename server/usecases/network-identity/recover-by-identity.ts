import { checkPassword } from '#domain/identity/passwords.ts';
import { type RecoveryDeps, refusedPassword, setNewPassword } from '../account/recover-password.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { findVerified, spendVisit, type VerifiedDeps } from './verified-visit.ts';

/** A new password for whom the national platform has confirmed to be the account's owner: no telephone is needed. */
export async function recoverByIdentity(
  deps: RecoveryDeps & VerifiedDeps,
  input: {
    readonly browser: string | null;
    readonly password: string;
    readonly device: string | null;
    readonly address: string;
  },
): Promise<Outcome<{ done: true }>> {
  const { browser, password } = input;
  const visit = await findVerified(deps, browser, 'recovery');
  const account = visit?.candidate ? await deps.accounts.findAccount(visit.candidate) : null;
  if (browser === null || account === null) return refused('network-identity-over');
  const problem = checkPassword(password, account.userName, account.paper.number);
  if (problem !== null) return refusedPassword(problem);
  if (!(await spendVisit(deps, browser))) return refused('network-identity-over');
  await setNewPassword(deps, account.candidate, input);
  return done({ done: true });
}
