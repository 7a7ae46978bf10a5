import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { AttemptStore, StaffSessionStore } from '../../ports/session-store.ts';
import { begin, slowedDown } from '../account/begin-attempt.ts';
import { done, type Outcome, refused } from '../outcome.ts';

export type StaffLogInDeps = {
  readonly staff: StaffSessionStore;
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

const SESSION_HOURS = 10;

/** Staff log in with user name and password; wrong ones slow the account down. */
export async function logInStaff(
  deps: StaffLogInDeps,
  input: { readonly login: string; readonly password: string },
): Promise<Outcome<{ staff: string; token: string }>> {
  const at = deps.clock.wall();
  const subject = deps.keys.lookup('attempt', `staff\n${input.login.trim().toLowerCase()}`);
  const { wait } = await begin(deps, [slowedDown(deps, subject)]);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const found = await deps.staff.findStaffLogin(input.login.trim());
  if (!(await deps.keys.verifyPassword(found?.passwordHash ?? null, input.password)) || found === null) {
    return refused('wrong-login');
  }
  await deps.attempts.forgetFailures(subject);
  const token = deps.keys.token();
  const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
  await deps.staff.openStaffSession({
    tokenHash: deps.keys.lookup('token', token),
    owner: found.id,
    at,
    expiresAt,
  });
  return done({ staff: found.id, token });
}
