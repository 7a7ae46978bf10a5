import { FAILURE_MEMORY_SECONDS, logInDelay } from '#domain/identity/log-in-delay.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { AttemptStore, StaffSessionStore } from '../../ports/session-store.ts';
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
  const at = deps.clock.now();
  const subject = deps.keys.lookup('attempt', `staff\n${input.login.trim().toLowerCase()}`);
  const since = new Date(at.getTime() - FAILURE_MEMORY_SECONDS * 1000);
  const { count, latest } = await deps.attempts.countFailures(subject, since);
  const passed = latest === null ? 0 : (at.getTime() - latest.getTime()) / 1000;
  const wait = Math.ceil(logInDelay(count) - passed);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const found = await deps.staff.findStaffLogin(input.login.trim());
  if (!(await deps.keys.verifyPassword(found?.passwordHash ?? null, input.password)) || found === null) {
    await deps.attempts.recordFailure(subject, deps.keys.uuid(), at);
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
