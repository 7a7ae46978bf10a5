import type { Jurisdiction, StaffRole } from '#domain/staff/actor.ts';
import type { NoteKind } from '#domain/staff/questions.ts';
import type { Identity } from './registration-store.ts';

/** One line that staff wrote on a file. */
export type Note = {
  /** The key of the command that wrote it. */
  readonly id: string;
  readonly kind: NoteKind;
  /** Of an answer: what it answers. */
  readonly question: string | null;
  readonly text: string;
  readonly staff: string;
  readonly staffRole: StaffRole;
  readonly at: Date;
};

export type ReadNote = Note & {
  readonly staffName: string;
  /** Of a question: since when it is answered, and since when the point has read that. */
  readonly answeredAt: Date | null;
  readonly readAt: Date | null;
};

export type NoteCommand = { readonly requestDigest: string };

/**
 * `repeated`: the same command came before. `other`: its key has said something else. `answered`: somebody was quicker.
 * `absent`: no such file, or no such question, in the area.
 */
export type Written = 'written' | 'repeated' | 'other' | 'answered' | 'absent';

export type QuestionRow = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly region: string;
  readonly point: string | null;
  readonly text: string;
  readonly staffName: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
};

export type QuestionFilter = {
  /** `open`: waits for the region. `answered`: the point has not read the answer yet. */
  readonly is: 'open' | 'answered';
  readonly after: { readonly askedAt: Date; readonly id: string } | null;
  readonly limit: number;
};

/** Notes and questions as staff reach them: every call runs under the area's row-level security. */
export interface NoteStore {
  write(area: Jurisdiction, of: Identity, note: Note, command: NoteCommand): Promise<Written>;
  /** Oldest first. */
  notesOf(area: Jurisdiction, of: Identity): Promise<readonly ReadNote[]>;
  /** Says that the point has seen the answer; false where there is none in the area. */
  markRead(area: Jurisdiction, of: Identity, question: string, at: Date): Promise<boolean>;
  listQuestions(area: Jurisdiction, filter: QuestionFilter): Promise<readonly QuestionRow[]>;
  countQuestions(area: Jurisdiction, is: QuestionFilter['is']): Promise<number>;
}
