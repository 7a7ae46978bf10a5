import { questionState } from '#domain/staff/questions.ts';
import type { ReadNote } from '../../ports/note-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { findInArea, type NoteDeps } from './note-deps.ts';

const viewNote = (note: ReadNote) => ({
  id: note.id,
  kind: note.kind,
  question: note.question,
  text: note.text,
  role: note.staffRole,
  who: note.staffName,
  at: note.at.toISOString(),
  state: note.kind === 'question' ? questionState(note) : null,
});

export async function viewNotes(deps: NoteDeps, staff: StaffMember, of: Identity) {
  return (await deps.notes.notesOf(areaOf(staff), of)).map(viewNote);
}

/** Everything that staff have written on a file of their area, oldest first. */
export async function listNotes(deps: NoteDeps, staff: StaffMember, number: string) {
  const of = await findInArea(deps, staff, number);
  return of === null ? refused('not-found') : done(await viewNotes(deps, staff, of));
}
