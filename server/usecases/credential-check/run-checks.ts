import { contentToCheck, waitBeforeAsking } from '#domain/credentials/check.ts';
import type { CredentialRegister } from '../../ports/credential-check.ts';
import type { DueCheck } from '../../ports/credential-check-store.ts';
import { type CheckDeps, contentHashOf, settleCheck } from './settle-check.ts';

/** So many a run: a register that is slow does not hold up what else one process does. */
const AT_ONCE = 20;

/** Asks the register what is due, and looks after what it has not answered. Stops where it is away: the rest stays due. */
export async function runChecks(deps: CheckDeps): Promise<void> {
  const register = deps.register();
  if (register === null) return;
  for (const due of await deps.checks.listDue(deps.clock.wall(), AT_ONCE)) {
    if ((await (due.asked === null ? ask(deps, register, due) : poll(deps, register, due))) === 'away')
      return;
  }
}

const later = ({ clock }: CheckDeps, tries: number) =>
  new Date(clock.wall().getTime() + waitBeforeAsking(tries) * 1000);

/** The register goes by the world's clock, what people read by ours. */
const inBusinessTime = ({ clock }: CheckDeps, at: Date) =>
  new Date(clock.now().getTime() + at.getTime() - clock.wall().getTime());

async function ask(deps: CheckDeps, register: CredentialRegister, due: DueCheck): Promise<'away' | 'done'> {
  const { account, credential, check, tries } = due;
  const nextAt = later(deps, tries);
  // Its number has gone back to whom it belongs: there is nobody to ask about.
  const contentHash = contentHashOf(deps.keys, account, credential);
  const content = contentToCheck(account, credential);
  const answer =
    account.paper.number === '' ? 'refused' : await register.ask({ check, contentHash, content });
  if (answer === 'away' || answer === 'refused') {
    await deps.checks.putOff(check, nextAt);
    return answer === 'away' ? 'away' : 'done';
  }
  const { number, expectedBy } = answer;
  await deps.checks.noteAsked(check, {
    number,
    contentHash,
    expectedBy: inBusinessTime(deps, expectedBy),
    nextAt,
  });
  return 'done';
}

async function poll(deps: CheckDeps, register: CredentialRegister, due: DueCheck): Promise<'away' | 'done'> {
  const { check, tries, asked } = due;
  const nextAt = later(deps, tries);
  const isOutdated = asked?.contentHash !== contentHashOf(deps.keys, due.account, due.credential);
  if (asked === null || isOutdated) return anew(deps, check);
  const answer = await register.poll(asked.number);
  if (answer === 'unknown') return anew(deps, check);
  if (typeof answer === 'object' && answer.check === check && (await settleCheck(deps, answer)))
    return 'done';
  await deps.checks.putOff(check, nextAt);
  return answer === 'away' ? 'away' : 'done';
}

async function anew(deps: CheckDeps, check: string): Promise<'done'> {
  await deps.checks.askAnew(check, deps.clock.wall());
  return 'done';
}
