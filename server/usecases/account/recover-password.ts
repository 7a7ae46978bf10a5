import { type IdType, normalizeIdNumber } from '#domain/identity/id-papers.ts';
import { sameName } from '#domain/identity/names.ts';
import { checkPassword, type PasswordProblem } from '#domain/identity/passwords.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Limits } from '../../ports/limits.ts';
import type { MessageBudget } from '../../ports/message-budget.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { AttemptStore, CodeStore, SessionStore } from '../../ports/session-store.ts';
import type { Texts } from '../../ports/texts.ts';
import { done, type Outcome, refused, refusedFor } from '../outcome.ts';
import { addressSubject, begin, slowedDownAddress } from './begin-attempt.ts';
import { accountSubject, deviceSubject } from './log-in.ts';
import { budgetOf, messageLimits } from './prove-phone.ts';
import { CODE_MINUTES, isCodeRight, issueCode } from './sent-code.ts';
import { idHashOf } from './sign-up.ts';

export type RecoveryDeps = {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly codes: CodeStore;
  readonly attempts: AttemptStore;
  readonly messenger: Messenger;
  readonly texts: Texts;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly budget: MessageBudget;
};

type Person = { readonly idType: IdType; readonly idNumber: string; readonly name: string };

/** Sends a code to the account's telephone. The answer is the same whether the person is known or not. */
export async function startRecovery(
  deps: RecoveryDeps,
  person: Person,
  address: string,
): Promise<Outcome<{ done: true }>> {
  const idHash = hashOf(deps, person);
  const subject = deps.keys.lookup('attempt', `recovery\n${idHash.toString('hex')}`);
  const { wait } = await begin(deps, [...messageLimits(subject), slowedDownAddress(deps, address)]);
  if (wait > 0) return refused('recovery-delayed');
  // Asked of everybody alike: it must not tell who has an account.
  if (!(await deps.budget.hasLeft(...budgetOf(deps)))) return refused('messages-used-up');
  const account = await findPerson(deps, person, idHash);
  if (account === null || !(await deps.budget.take(...budgetOf(deps)))) return done({ done: true });
  const code = await issueCode(deps, idHash);
  deps.messenger.send(account.phone, deps.texts.recoveryMessage(code, CODE_MINUTES));
  return done({ done: true });
}

/** Sets a new password by the code and signs out everywhere else. */
export async function finishRecovery(
  deps: RecoveryDeps,
  input: Person & {
    readonly code: string;
    readonly password: string;
    readonly device: string | null;
    readonly address: string;
  },
): Promise<Outcome<{ done: true }>> {
  const idHash = hashOf(deps, input);
  const account = await findPerson(deps, input, idHash);
  const problem = checkPassword(input.password, '', input.idNumber);
  if (problem !== null) return refusedPassword(problem);
  const isRight = await isCodeRight(deps, idHash, input.code);
  if (account === null || !isRight) return refused('recovery-code-wrong');
  // Only now: before, it would tell a stranger that the account exists and how it is called.
  const containsName = checkPassword(input.password, account.userName, input.idNumber);
  if (containsName !== null) return refusedPassword(containsName);
  await deps.codes.deleteCode(idHash);
  await setNewPassword(deps, account.candidate, input);
  return done({ done: true });
}

/** Sets the password and signs out everywhere. */
export async function setNewPassword(
  deps: RecoveryDeps,
  candidate: string,
  { password, device, address }: { password: string; device: string | null; address: string },
): Promise<void> {
  await deps.accounts.setPasswordHash(candidate, await deps.keys.hashPassword(password));
  await deps.sessions.closeSessionsOf(candidate);
  // Whoever proved to be the owner waits neither for a stranger's guesses nor for the own ones before.
  await deps.attempts.forgetFailures(accountSubject(deps.keys, candidate));
  await deps.attempts.forgetLatestFailure(addressSubject(deps.keys, address));
  if (device !== null) await deps.attempts.forgetFailures(deviceSubject(deps.keys, device));
}

export const refusedPassword = (code: PasswordProblem) =>
  refusedFor([{ field: 'password', code, severity: 'error' }]);

function hashOf(deps: RecoveryDeps, person: Person): Buffer {
  return idHashOf(deps.keys, {
    type: person.idType,
    number: normalizeIdNumber(person.idType, person.idNumber),
  });
}

async function findPerson(deps: RecoveryDeps, person: Person, idHash: Buffer): Promise<Account | null> {
  const candidate = await deps.accounts.findByIdHash(idHash);
  const account = candidate === null ? null : await deps.accounts.findAccount(candidate);
  return account !== null && sameName(account.name, person.name) ? account : null;
}
