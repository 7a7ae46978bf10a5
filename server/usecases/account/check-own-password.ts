import type { AccountStore } from '../../ports/account-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { type AttemptDeps, begin, slowedDown } from './begin-attempt.ts';

export type PasswordDeps = AttemptDeps & { readonly accounts: AccountStore };

/** Asked once more before something that a borrowed session must not do. Wrong ones slow down, as at the log-in. */
export async function checkOwnPassword(
  deps: PasswordDeps,
  candidate: string,
  password: string,
): Promise<Outcome<true>> {
  const subject = deps.keys.lookup('attempt', `own password\n${candidate}`);
  const { wait } = await begin(deps, [slowedDown(deps, subject)]);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const hash = await deps.accounts.passwordHashOf(candidate);
  if (!(await deps.keys.verifyPassword(hash, password))) return refused('password-wrong');
  await deps.attempts.forgetFailures(subject);
  return done(true);
}
