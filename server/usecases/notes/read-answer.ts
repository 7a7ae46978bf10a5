import { mayAsk } from '#domain/staff/questions.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { viewNotes } from './list-notes.ts';
import { findInArea, type NoteDeps } from './note-deps.ts';

/** Somebody of the exam point has seen the answer: it is new to nobody there any more. */
export async function readAnswer(deps: NoteDeps, staff: StaffMember, number: string, question: string) {
  const of = await findInArea(deps, staff, number);
  if (of === null) return refused('not-found');
  if (!mayAsk(staff.role)) return refused('not-permitted');
  if (!(await deps.notes.markRead(areaOf(staff), of, question, deps.clock.now())))
    return refused('not-found');
  return done(await viewNotes(deps, staff, of));
}
