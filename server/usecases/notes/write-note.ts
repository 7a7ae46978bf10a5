import { mayDo } from '#domain/staff/permissions.ts';
import { mayAsk, type NoteKind } from '#domain/staff/questions.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { viewNotes } from './list-notes.ts';
import { findInArea, type NoteDeps } from './note-deps.ts';

export type NoteInput = {
  readonly kind: NoteKind;
  readonly text: string;
  /** Of an answer. */
  readonly question: string | null;
};

/** Writes a line on a file of the area: a note, a question to the region, or the region's answer to one. */
export async function writeNote(
  deps: NoteDeps,
  staff: StaffMember,
  number: string,
  input: NoteInput,
  incoming: Incoming,
): Promise<Outcome<Awaited<ReturnType<typeof viewNotes>>>> {
  const of = await findInArea(deps, staff, number);
  if (of === null) return refused('not-found');
  if (!mayWrite(staff, input.kind)) return refused('not-permitted');
  const text = input.text.trim();
  if (text === '') return refused('note-empty');
  const { kind, question } = input;
  const note = { id: incoming.key, kind, question, text, staff: staff.id, staffRole: staff.role };
  const requestDigest = deps.keys.digest(`${number}\n${staff.id}\n${incoming.request}`);
  const written = await deps.notes.write(
    areaOf(staff),
    of,
    { ...note, at: deps.clock.now() },
    { requestDigest },
  );
  switch (written) {
    case 'other':
      return refused('key-used-otherwise');
    case 'answered':
      return refused('question-answered');
    case 'absent':
      return refused('not-found');
    default:
      return done(await viewNotes(deps, staff, of));
  }
}

function mayWrite({ role, post }: StaffMember, kind: NoteKind): boolean {
  if (kind === 'note') return true;
  return kind === 'question' ? mayAsk(role) : mayDo(post, 'answer-questions');
}
