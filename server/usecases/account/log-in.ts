import { foldIdNumber, ID_TYPES, type IdType, normalizeIdNumber } from '#domain/identity/id-papers.ts';
import { FAILURE_MEMORY_SECONDS } from '#domain/identity/log-in-delay.ts';
import { isUserName } from '#domain/identity/passwords.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Limits } from '../../ports/limits.ts';
import type { AttemptStore, SessionStore } from '../../ports/session-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { addressSubject, begin, slowedDown, slowedDownAddress } from './begin-attempt.ts';
import { isPuzzleSolved, type PuzzleDeps } from './puzzle.ts';
import { idHashOf } from './sign-up.ts';

export type LogInDeps = {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly limits: Limits;
};

export type LogInInput = {
  readonly login: string;
  readonly password: string;
  readonly device: string;
  /** The network it comes from. */
  readonly address: string;
  /** The solution of a puzzle, where one came. */
  readonly puzzle: string | null;
};

const SESSION_HOURS = 12;

/**
 * A2: by user name or ID number. Wrong passwords slow down the account for strangers and the device for every account;
 * a device that has been let in before keeps a count of its own, so that nobody can lock the owner out. Unknown devices
 * are slowed down by network as well, against one password tried on many accounts.
 */
export async function logIn(
  deps: LogInDeps & PuzzleDeps,
  input: LogInInput,
): Promise<Outcome<{ candidate: string; token: string }>> {
  const candidate = await findByLogin(deps, input.login.trim());
  const device = deps.keys.lookup('device', input.device);
  const isKnown = candidate !== null && (await deps.accounts.knowsDevice(candidate, device));
  const subjects = subjectsOf(deps.keys, input, candidate, isKnown);
  if ((await hasFailed(deps, subjects)) && !(await isPuzzleSolved(deps, input.puzzle)))
    return refused('puzzle-needed');
  const counts = subjects.map((subject) => slowedDown(deps, subject));
  if (!isKnown) counts.push(slowedDownAddress(deps, input.address));
  const { wait, attempt } = await begin(deps, counts);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const hash = candidate === null ? null : await deps.accounts.passwordHashOf(candidate);
  if (!(await deps.keys.verifyPassword(hash, input.password)) || candidate === null)
    return refused('wrong-login');
  await Promise.all(subjects.map((subject) => deps.attempts.forgetFailures(subject)));
  if (!isKnown) await deps.attempts.forgetFailure(addressSubject(deps.keys, input.address), attempt);
  await deps.accounts.rememberDevice(candidate, device, deps.clock.wall());
  return done({ candidate, token: await openSession(deps, candidate) });
}

/** Who mistypes once or twice is asked for nothing. */
const FREE_OF_PUZZLES = 2;

async function hasFailed({ attempts, clock, puzzles }: LogInDeps & PuzzleDeps, subjects: readonly Buffer[]) {
  if (puzzles === null) return false;
  const since = new Date(clock.wall().getTime() - FAILURE_MEMORY_SECONDS * 1000);
  return (await attempts.countAll(subjects, since)).some(({ count }) => count >= FREE_OF_PUZZLES);
}

/** What the failures are counted by. Unknown log-ins count too, so that they cannot be told from known ones. */
function subjectsOf(keys: Keys, input: LogInInput, candidate: string | null, isKnown: boolean): Buffer[] {
  const account = candidate ?? spelledOnce(input.login.trim());
  if (isKnown) return [keys.lookup('attempt', `known\n${account}\n${input.device}`)];
  return [accountSubject(keys, account), deviceSubject(keys, input.device)];
}

/** What failures from unknown devices are counted by. */
export const accountSubject = (keys: Keys, account: string) => keys.lookup('attempt', `account\n${account}`);
export const deviceSubject = (keys: Keys, device: string) => keys.lookup('attempt', `device\n${device}`);

/** However an unknown log-in is spelled, it counts as one, as a known one does. */
function spelledOnce(login: string): string {
  return isUserName(login) ? `name ${login.toLowerCase()}` : `number ${foldIdNumber('resident-id', login)}`;
}

async function findByLogin(deps: LogInDeps, login: string): Promise<string | null> {
  const byName = await deps.accounts.findByUserName(login);
  if (byName !== null) return byName;
  const hashes = ID_TYPES.map((type: IdType) =>
    idHashOf(deps.keys, { type, number: normalizeIdNumber(type, login) }),
  );
  const found = await Promise.all(hashes.map((hash) => deps.accounts.findByIdHash(hash)));
  return found.find((candidate) => candidate !== null) ?? null;
}

/** A fresh token at each log-in; only its hash is stored. */
export async function openSession(
  deps: Pick<LogInDeps, 'sessions' | 'keys' | 'clock'>,
  candidate: string,
): Promise<string> {
  const token = deps.keys.token();
  const at = deps.clock.wall();
  const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
  await deps.sessions.openSession({
    tokenHash: deps.keys.lookup('token', token),
    owner: candidate,
    at,
    expiresAt,
  });
  return token;
}
