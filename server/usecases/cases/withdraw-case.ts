import { holdOfCase } from '#domain/cases/case.ts';
import { decideCase } from '#domain/cases/decide-case.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { CaseDeps } from './case-deps.ts';
import { readOwnCase } from './view-own-case.ts';

/** A candidate takes back what they have asked for, while nobody has decided. */
export async function withdrawCase(
  deps: CaseDeps,
  candidate: string,
  number: string,
  rev: number,
  incoming: Incoming,
) {
  if ((await deps.cases.findOwn(candidate, number)) === null) return refused('case-not-found');
  const facts = {
    now: deps.clock.now(),
    actor: { role: 'candidate', id: candidate } as const,
    codesSentAgain: 0,
  };
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const outcome = await deps.cases.lockAndDecide<Outcome<true>>(number, command, (read) => {
    if (read.earlier !== null) return { decided: null, answer: done(true as const) };
    const decision = decideCase(read.case, { do: 'withdraw', rev, reason: '' }, facts);
    if (!decision.ok) return { decided: null, answer: refused(decision.refusal) };
    const hold = holdOfCase[read.case.kind];
    const effects = hold === null ? [] : [{ do: 'release' as const, candidate, hold }];
    return { decided: { ...decision, effects }, answer: done(true as const) };
  });
  if (outcome === null) return refused('case-not-found');
  if ('refused' in outcome && !('ok' in outcome)) return refused(outcome.refused);
  return outcome.ok ? readOwnCase(deps, candidate, number) : outcome;
}
