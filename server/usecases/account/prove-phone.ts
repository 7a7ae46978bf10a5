import { beijingDate } from '#domain/calendar/dates.ts';
import type { Limits } from '../../ports/limits.ts';
import type { MessageBudget } from '../../ports/message-budget.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { Texts } from '../../ports/texts.ts';
import { done, type Outcome, refused, refusedFor } from '../outcome.ts';
import {
  type AttemptDeps,
  addressSubject,
  begin,
  type Count,
  limited,
  slowedDownAddress,
} from './begin-attempt.ts';
import { CODE_MINUTES, type CodeDeps, isCodeRight, issueCode } from './sent-code.ts';

export type PhoneDeps = AttemptDeps &
  CodeDeps & {
    readonly messenger: Messenger;
    readonly texts: Texts;
    readonly limits: Limits;
    readonly budget: MessageBudget;
  };

/** A telephone that somebody says is theirs, and what for: a code for one thing does not open another. */
export type ClaimedPhone = {
  readonly phone: string;
  readonly purpose: string;
  /** The network it is claimed from. */
  readonly address: string;
  /** Whose account asks, where somebody is logged in. */
  readonly account?: string;
};

const MESSAGES_AN_HOUR = 5;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Codes that were never used, to one telephone or for one account. */
const MESSAGES_A_DAY = 10;

export const isPhone = (text: string) => /^1[3-9]\d{9}$/.test(text);

const codeSubject = ({ keys }: PhoneDeps, { phone, purpose }: ClaimedPhone) =>
  keys.lookup('phone', `${purpose}\n${phone}`);
const attemptSubject = ({ keys }: PhoneDeps, { phone }: ClaimedPhone) =>
  keys.lookup('attempt', `phone\n${phone}`);

const accountSubject = ({ keys }: PhoneDeps, account: string) =>
  keys.lookup('attempt', `codes of account\n${account}`);

/** So many an hour, and so many a day. */
export const messageLimits = (subject: Buffer): Count[] => [
  limited(subject, MESSAGES_AN_HOUR, HOUR),
  limited(subject, MESSAGES_A_DAY, DAY),
];

/** Today's, and how many there are. */
export const budgetOf = ({ clock, limits }: Pick<PhoneDeps, 'clock' | 'limits'>) =>
  [beijingDate(clock.wall()), limits.messagesADay] as const;

/** Sends a code to the telephone, whoever has an account with it: the answer says nothing about that. */
export async function sendPhoneCode(
  deps: PhoneDeps,
  claimed: ClaimedPhone,
): Promise<Outcome<{ done: true }>> {
  if (!isPhone(claimed.phone)) {
    return refusedFor([{ field: 'phone', code: 'not-a-phone', severity: 'error' }]);
  }
  const { wait } = await begin(deps, [
    ...messageLimits(attemptSubject(deps, claimed)),
    ...(claimed.account === undefined ? [] : messageLimits(accountSubject(deps, claimed.account))),
    slowedDownAddress(deps, claimed.address),
  ]);
  if (wait > 0) return refused(wait >= DAY ? 'phone-code-enough' : 'phone-code-delayed');
  if (!(await deps.budget.take(...budgetOf(deps)))) return refused('messages-used-up');
  const code = await issueCode(deps, codeSubject(deps, claimed));
  deps.messenger.send(claimed.phone, deps.texts.phoneMessage(code, CODE_MINUTES));
  return done({ done: true });
}

/** Whether this code was sent there. Right ones stay good until `endPhoneCode`: what follows may yet be refused. */
export function isPhoneProven(deps: PhoneDeps, claimed: ClaimedPhone, code: string): Promise<boolean> {
  return isCodeRight(deps, codeSubject(deps, claimed), code);
}

/** The proof has served: the code ends, and the message is no longer held against telephone and network. */
export async function endPhoneCode(deps: PhoneDeps, claimed: ClaimedPhone): Promise<void> {
  await deps.codes.deleteCode(codeSubject(deps, claimed));
  await deps.attempts.forgetFailures(attemptSubject(deps, claimed));
  if (claimed.account !== undefined)
    await deps.attempts.forgetFailures(accountSubject(deps, claimed.account));
  await deps.attempts.forgetLatestFailure(addressSubject(deps.keys, claimed.address));
}
