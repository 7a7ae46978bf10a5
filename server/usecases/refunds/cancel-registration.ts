import type { RefundWanted } from '#domain/registration/command.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { act, type Incoming } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { type CorrectionDeps, findFileOf } from '../corrections/correction-facts.ts';
import { done, refused } from '../outcome.ts';
import { areOffered } from '../review/offered-reason.ts';
import { actorOf, viewFile } from '../review/view-file.ts';

type Cancellation = { readonly rev: number; readonly reason: string; readonly refund: RefundWanted };

/**
 * Cancels what was paid on line, and asks for the refund in the same statement. The app role writes: it alone knows
 * what was paid, in however many orders; the office role has to see the file under its own area first.
 */
export async function cancelRegistration(
  deps: CorrectionDeps,
  staff: StaffMember,
  number: string,
  { rev, reason, refund }: Cancellation,
  incoming: Incoming,
) {
  const found = await findFileOf(deps, staff, number);
  if (found === null) return refused('not-found');
  const { of, registration } = found;
  if (!areOffered(deps, 'cancel', registration.region, [reason])) return refused('reason-needed');
  const settled = await deps.payments.refundableOf(of);
  const command = { do: 'cancel', rev, reason, refund: { ...refund, note: refund.note.trim() } } as const;
  const acted = await act(deps, of, actorOf(staff), command, incoming, NO_QUOTES, { settled });
  if (!acted.ok) return acted;
  const file = await viewFile(deps, staff, of);
  return file === null ? refused('not-found') : done(file);
}
