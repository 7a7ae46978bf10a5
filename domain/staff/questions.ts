import type { StaffRole } from './actor.ts';

/** What staff write on a file among themselves; a candidate is shown none of it. */
export const NOTE_KINDS = ['note', 'question', 'answer'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Whoever works for one exam point asks its region. */
export const mayAsk = (role: StaffRole): boolean => role === 'site' || role === 'point';

export const QUESTION_STATES = ['open', 'answered', 'read'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** `answered`: nobody at the exam point has seen the answer yet. */
export function questionState(question: {
  readonly answeredAt: Date | null;
  readonly readAt: Date | null;
}): QuestionState {
  if (question.answeredAt === null) return 'open';
  return question.readAt === null ? 'answered' : 'read';
}
