import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Limits } from '../../ports/limits.ts';
import type { AttemptStore, StaffSessionStore } from '../../ports/session-store.ts';
import { begin, slowedDown } from '../account/begin-attempt.ts';
import { done, type Outcome, refused } from '../outcome.ts';

export type StaffLogInDeps = {
  readonly staff: StaffSessionStore;
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly limits: Limits;
};

const SESSION_HOURS = 10;

export type StaffLogInInput = {
  readonly login: string;
  readonly password: string;
  /** The network it comes from. */
  readonly address: string;
};

/**
 * Staff log in with user name and password; wrong ones slow the account down, and the network against one password
 * tried on many accounts. Candidates who fail in the same network are counted apart: they keep no staff out.
 */
export async function logInStaff(
  deps: StaffLogInDeps,
  input: StaffLogInInput,
): Promise<Outcome<{ staff: string; token: string }>> {
  const at = deps.clock.wall();
  const subject = deps.keys.lookup('attempt', `staff\n${input.login.trim().toLowerCase()}`);
  const network = deps.keys.lookup('attempt', `staff address\n${input.address}`);
  const { wait, attempt } = await begin(deps, [
    slowedDown(deps, subject),
    slowedDown(deps, network, deps.limits.failuresPerAddress),
  ]);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const found = await deps.staff.findStaffLogin(input.login.trim());
  if (!(await deps.keys.verifyPassword(found?.passwordHash ?? null, input.password)) || found === null) {
    return refused('wrong-login');
  }
  await deps.attempts.forgetFailures(subject);
  await deps.attempts.forgetFailure(network, attempt);
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
