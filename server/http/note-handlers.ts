import { listNotes } from '../usecases/notes/list-notes.ts';
import { listQuestions } from '../usecases/notes/list-questions.ts';
import { readAnswer } from '../usecases/notes/read-answer.ts';
import { writeNote } from '../usecases/notes/write-note.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type NoteEndpoint = 'listNotes' | 'writeNote' | 'answerQuestion' | 'readAnswer' | 'listQuestions';

/** What staff write on files among themselves. */
export function noteHandlers(deps: HttpDeps): Pick<Handlers, NoteEndpoint> {
  return {
    listNotes: ({ params }, { staff }) => listNotes(deps, staff, params.number),
    writeNote: ({ params, body }, { staff, incoming }) =>
      writeNote(deps, staff, params.number, { ...body, question: null }, incoming),
    answerQuestion: ({ params, body }, { staff, incoming }) => {
      const answer = { kind: 'answer', text: body.text, question: params.question } as const;
      return writeNote(deps, staff, params.number, answer, incoming);
    },
    readAnswer: ({ params }, { staff }) => readAnswer(deps, staff, params.number, params.question),
    listQuestions: ({ query }, { staff }) => listQuestions(deps, staff, query),
  };
}
