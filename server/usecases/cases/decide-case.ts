import { type CaseAction, caseLifecycle, decideCase } from '#domain/cases/decide-case.ts';
import type { StoredCase } from '../../ports/case-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { actorOf, areaOf } from '../review/view-file.ts';
import type { OfficeCaseDeps } from './case-deps.ts';
import { type Consequences, consequencesOf } from './effects-of-case.ts';
import { noticeDuplicates } from './notice-duplicates.ts';
import { countCodesSentAgain, readCase } from './read-cases.ts';

export type CaseDecisionInput = { readonly do: CaseAction; readonly rev: number; readonly reason: string };

/**
 * A decision of a member of staff. The case is seen under their own area first; then it is locked, decided on and
 * written together with what follows from it.
 */
export async function decideCaseAs(
  deps: OfficeCaseDeps,
  staff: StaffMember,
  number: string,
  input: CaseDecisionInput,
  incoming: Incoming,
) {
  const stored = await deps.officeCases.findCase(areaOf(staff), number);
  if (stored === null) return refused('case-not-found');
  const following = await consequencesOf(deps, stored, input.do, { actor: actorOf(staff), incoming });
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const history = await deps.officeCases.historyOfCase(areaOf(staff), stored.case.id);
  const codesSentAgain = countCodesSentAgain(history);
  const facts = { now: deps.clock.now(), actor: actorOf(staff), codesSentAgain };
  const outcome = await deps.cases.lockAndDecide<Outcome<'decided' | 'repeated'>>(number, command, (read) => {
    const nothing = (answer: Outcome<'repeated'>) => ({ decided: null, answer });
    if (read.earlier !== null) {
      const isSame = read.earlier.requestDigest === command.requestDigest;
      return nothing(isSame ? done('repeated' as const) : refused('key-used-otherwise'));
    }
    const decision = decideCase(read.case, { ...input, reason: input.reason.trim() }, facts);
    if (!decision.ok) return nothing(refused(decision.refusal));
    if (!following.ok) return nothing(following);
    const decided = { next: decision.next, event: decision.event, effects: following.value.effects };
    return { decided, answer: done('decided' as const) };
  });
  if (outcome === null) return refused('case-not-found');
  if (!('ok' in outcome)) return refused(outcome.refused);
  if (!outcome.ok) return outcome;
  if (outcome.value === 'decided' && following.ok) await follow(deps, stored, input, following.value);
  return readCase(deps, staff, number);
}

/** What is told and looked at once the decision stands. */
async function follow(
  deps: OfficeCaseDeps,
  stored: StoredCase,
  input: CaseDecisionInput,
  { code }: Consequences,
): Promise<void> {
  const { case: of, content } = stored;
  const { asked } = content;
  if (input.do === 'approve-first' || input.do === 'release-hold') return;
  if (asked.kind === 'identity-reclaim') {
    const text =
      code === null
        ? deps.texts.reclaimRefusedMessage(input.reason.trim())
        : deps.texts.reclaimApprovedMessage(code);
    deps.messenger.send(asked.phone, text);
    return;
  }
  const account = of.candidate === null ? null : await deps.accounts.findAccount(of.candidate);
  if (account !== null)
    deps.messenger.send(account.phone, deps.texts.caseMessage(of.kind, caseLifecycle[input.do].to));
  if (asked.kind === 'account-correction' && of.candidate !== null)
    await noticeDuplicates(deps, of.candidate);
}
