import type { Answers } from '#domain/edition/edition.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { act, type Incoming } from '../candidate/act.ts';
import { done, refused } from '../outcome.ts';
import { feeOf } from '../payment/view-fee.ts';
import { areOffered } from '../review/offered-reason.ts';
import { actorOf, viewFile } from '../review/view-file.ts';
import { type CorrectionDeps, findFileOf, lookUpForCorrection } from './correction-facts.ts';

export type CorrectionInput = {
  readonly rev: number;
  readonly answers: Answers;
  readonly reason: string;
  readonly note: string;
  /** The fee that the preview has shown: another one is not agreed to by pressing. */
  readonly fee: number | null;
};

/**
 * The office role has to see the file under its own area first. The app role writes, because a correction
 * freezes content (0007).
 */
export async function correctFile(
  deps: CorrectionDeps,
  staff: StaffMember,
  number: string,
  { rev, answers, reason, note, fee }: CorrectionInput,
  incoming: Incoming,
) {
  const found = await findFileOf(deps, staff, number);
  if (found === null) return refused('not-found');
  const { of, registration } = found;
  if (note.trim() === '' || !areOffered(deps, 'correct', registration.region, [reason]))
    return refused('reason-needed');
  const asked = feeOf(deps.reference, { ...registration, answers: { ...registration.answers, ...answers } });
  const isRepeated = registration.rev !== rev;
  if (!isRepeated && (asked?.fen ?? null) !== fee) return refused('changed-meanwhile');
  const lookedUp = await lookUpForCorrection(deps, of, answers);
  const { quotes, ...rest } = lookedUp;
  const command = { do: 'correct', rev, answers, reason, note: note.trim() } as const;
  const acted = await act(deps, of, actorOf(staff), command, incoming, quotes, rest);
  if (!acted.ok) return acted;
  const file = await viewFile(deps, staff, of);
  return file === null ? refused('not-found') : done(file);
}
