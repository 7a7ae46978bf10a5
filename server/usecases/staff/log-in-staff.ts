import { type FactorPolicy, type Standing, standingAfterPassword } from '#domain/staff/second-factor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Limits } from '../../ports/limits.ts';
import type { AttemptStore, StaffLogin, StaffSessionStore } from '../../ports/session-store.ts';
import { begin, slowedDown } from '../account/begin-attempt.ts';
import { done, type Outcome, refused } from '../outcome.ts';

export type StaffLogInDeps = {
  readonly staff: StaffSessionStore;
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly factorPolicy: FactorPolicy;
};

/** Where somebody logs in: what the browser calls itself, the device's own name, the network. */
export type Origin = { readonly browser: string; readonly device: string; readonly address: string };

const HOUR_MS = 3_600_000;
/** For so long a session lasts; one in which something is still due waits no longer than that needs. */
const LASTS_MS: Readonly<Record<Standing, number>> = {
  open: 10 * HOUR_MS,
  'factor-due': HOUR_MS / 6,
  'enrolment-due': HOUR_MS / 2,
};

export const endOf = (standing: Standing, at: Date) => new Date(at.getTime() + LASTS_MS[standing]);

/** What wrong passwords from unknown devices are counted by; however a name is spelled, it counts as one. */
export const staffSubject = (keys: Keys, login: string) =>
  keys.lookup('attempt', `staff\n${login.trim().toLowerCase()}`);

/** What came of it, and whose user name it was: for the trail, also where nobody was let in. */
export type StaffLogIn = {
  readonly named: string | null;
  readonly outcome: Outcome<{ readonly token: string }>;
};

export type StaffLogInInput = Origin & { readonly login: string; readonly password: string };

/**
 * Staff log in with user name and password, and with what else is due. Wrong passwords slow the account down, and the
 * network against one password tried on many accounts. A device that has been let in before keeps a count of its own,
 * so that nobody can lock its owner out. Candidates who fail in the same network are counted apart.
 */
export async function logInStaff(deps: StaffLogInDeps, input: StaffLogInInput): Promise<StaffLogIn> {
  const found = await deps.staff.findStaffLogin(input.login.trim());
  return { named: found?.id ?? null, outcome: await letIn(deps, found, input) };
}

async function letIn(
  deps: StaffLogInDeps,
  found: StaffLogin | null,
  input: StaffLogInInput,
): Promise<StaffLogIn['outcome']> {
  const device = deps.keys.lookup('device', input.device);
  const isKnown = found !== null && (await deps.staff.knowsStaffDevice(found.id, device));
  const subject = isKnown
    ? deps.keys.lookup('attempt', `staff known\n${found.id}\n${input.device}`)
    : staffSubject(deps.keys, input.login);
  const network = deps.keys.lookup('attempt', `staff address\n${input.address}`);
  const counts = [slowedDown(deps, subject)];
  if (!isKnown) counts.push(slowedDown(deps, network, deps.limits.failuresPerAddress));
  const { wait, attempt } = await begin(deps, counts);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  if (!(await deps.keys.verifyPassword(found?.passwordHash ?? null, input.password)) || found === null) {
    return refused('wrong-login');
  }
  await deps.attempts.forgetFailures(subject);
  if (!isKnown) await deps.attempts.forgetFailure(network, attempt);
  const standing = standingAfterPassword(deps.factorPolicy, found);
  return done({ token: await openStaffSession(deps, found.id, standing, input) });
}

/** A fresh session under a fresh token, of which only the hash is stored. */
export async function openStaffSession(
  deps: Pick<StaffLogInDeps, 'staff' | 'keys' | 'clock'>,
  owner: string,
  standing: Standing,
  origin: Origin,
): Promise<string> {
  const [token, at] = [deps.keys.token(), deps.clock.wall()];
  const tokenHash = deps.keys.lookup('token', token);
  const { browser, address } = origin;
  const session = { tokenHash, owner, at, expiresAt: endOf(standing, at), standing };
  await deps.staff.openStaffSession({ ...session, device: browser, network: address });
  if (standing === 'open') await rememberDevice(deps, owner, origin);
  return token;
}

/** Only who was let in altogether is known from then on. */
export const rememberDevice = (
  deps: Pick<StaffLogInDeps, 'staff' | 'keys' | 'clock'>,
  owner: string,
  { device }: Pick<Origin, 'device'>,
): Promise<void> =>
  deps.staff.rememberStaffDevice(owner, deps.keys.lookup('device', device), deps.clock.wall());
