import type { Answers } from '#domain/edition/edition.ts';
import { decide } from '#domain/registration/decide.ts';
import type { Accepted } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { factsFor } from '../candidate/act.ts';
import { done, refused, refusedBy } from '../outcome.ts';
import { actorOf } from '../review/view-file.ts';
import { type CorrectionDeps, findFileOf, lookUpForCorrection } from './correction-facts.ts';

/** What a correction would change, and what it would do to the money. */
export function viewEffect({ told, correction, difference, next }: Accepted) {
  return {
    changes: (told.changes ?? []).map((change) => ({ ...change })),
    status: next.status,
    feeBefore: correction?.feeBefore ?? null,
    feeAfter: correction?.feeAfter ?? null,
    settled: difference?.settled ?? null,
    difference: told.difference ?? null,
    voidsOrder: correction?.voidsOrders ?? false,
  };
}

/** Decides without saving: what staff look at before they correct is what would happen. */
export async function previewCorrection(
  deps: CorrectionDeps,
  staff: StaffMember,
  number: string,
  { rev, answers }: { readonly rev: number; readonly answers: Answers },
) {
  const found = await findFileOf(deps, staff, number);
  if (found === null) return refused('not-found');
  const { of, registration } = found;
  const lookedUp = await lookUpForCorrection(deps, of, answers);
  const facts = factsFor(deps, registration, actorOf(staff), { holds: [], ...lookedUp });
  const command = { do: 'correct', rev, answers, reason: 'preview', note: '' } as const;
  const decision = decide(registration, command, facts);
  return decision.ok ? done(viewEffect(decision)) : refusedBy(decision.refusal);
}
