import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FileNote } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

export const notesQuestion = (number: string) =>
  queryOptions({
    queryKey: keys.notes(number),
    queryFn: () => send('listNotes', { params: { number } }),
  });

/** Questions that wait for this person, page after page; oldest first as the server gives it. */
export const waitingQuestions = infiniteQueryOptions({
  queryKey: keys.staffQuestions,
  queryFn: ({ pageParam }) => send('listQuestions', { query: pageParam === '' ? {} : { after: pageParam } }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

/** What can be written: a note, a question to the region, an answer to one, or that an answer was seen. */
export type Writing =
  | { readonly kind: 'note' | 'question'; readonly text: string }
  | { readonly kind: 'answer'; readonly question: string; readonly text: string }
  | { readonly kind: 'seen'; readonly question: string };

export function useWriteNote(number: string) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: (writing: Writing): Promise<FileNote[]> => {
      const intention = intentionOf({ number, ...writing });
      if (writing.kind === 'answer') {
        const { question, text } = writing;
        return send('answerQuestion', { params: { number, question }, body: { text } }, intention);
      }
      if (writing.kind === 'seen')
        return send('readAnswer', { params: { number, question: writing.question } }, intention);
      return send('writeNote', { params: { number }, body: writing }, intention);
    },
    onSuccess: (notes) => {
      client.setQueryData(keys.notes(number), notes);
      void client.invalidateQueries({ queryKey: keys.staffQuestions });
      void client.invalidateQueries({ queryKey: keys.work });
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.notes(number) }),
  });
}
