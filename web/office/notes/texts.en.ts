import type { NoteTexts } from './texts.zh-CN.ts';

export const en: NoteTexts = {
  heading: 'Notes and questions among staff',
  lead: 'Only staff of this area see this; the candidate is told nothing of it.',
  none: 'No notes yet.',
  write: 'Write a note',
  ask: 'Ask the region',
  noteLabel: 'Note',
  noteHint:
    'For example what the employer said on the telephone. It cannot be changed; add another line instead.',
  questionLabel: 'Question to the region',
  questionHint: 'When the region has answered, it is marked here and in the list of questions.',
  answer: 'Answer',
  answerLabel: 'Answer to the exam point',
  save: 'Save the note',
  send: 'Send the question',
  sendAnswer: 'Send the answer',
  cancel: 'Cancel',
  kinds: { note: 'Note', question: 'Question', answer: 'Answer' },
  states: { open: 'Waits for the region', answered: 'New answer', read: 'Answered' },
  seen: 'Seen',
  list: 'Questions to the region',
  listLead: {
    region: 'What the exam points ask, oldest first. Open the file to answer.',
    point: 'Questions that the region has answered and nobody at this point has seen yet.',
  },
  empty: {
    region: { what: 'No question waits for an answer.', how: 'What exam points ask will be listed here.' },
    point: { what: 'There is no new answer.', how: 'You can ask the region on the page of a file.' },
  },
  name: 'Name',
  place: 'Exam point',
  question: 'Question',
  who: 'Asked by',
  askedAt: 'Asked',
  answeredAt: 'Answered',
};
