import { Type } from 'typebox';
import { NOTE_KINDS, QUESTION_STATES } from '#domain/staff/questions.ts';
import { Instant, nullable, oneOf, Uuid } from './shapes.ts';

/** A line that staff wrote on a file among themselves. */
export const FileNote = Type.Object({
  id: Uuid,
  kind: oneOf(NOTE_KINDS),
  /** Of an answer: what it answers. */
  question: nullable(Uuid),
  text: Type.String(),
  role: Type.String(),
  who: Type.String(),
  at: Instant,
  /** Of a question: where it stands. */
  state: nullable(oneOf(QUESTION_STATES)),
});

export const FileNotes = Type.Array(FileNote);

const Words = Type.String({ maxLength: 1000 });

export const NewNote = Type.Object({ kind: oneOf(['note', 'question']), text: Words });

export const NewAnswer = Type.Object({ text: Words });

/** A question in the list of those that wait. */
export const QuestionRow = Type.Object({
  id: Uuid,
  number: Type.String(),
  name: Type.String(),
  regionName: Type.String(),
  pointName: nullable(Type.String()),
  text: Type.String(),
  who: Type.String(),
  askedAt: Instant,
  answeredAt: nullable(Instant),
});

export const QuestionPage = Type.Object({
  rows: Type.Array(QuestionRow),
  next: nullable(Type.String()),
});
