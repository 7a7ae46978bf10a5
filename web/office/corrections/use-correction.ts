import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answers } from '#domain/edition/edition.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { isRefusedWith, newIntention, send } from '../wire.ts';

export const correctionQuestion = (number: string) =>
  queryOptions({
    queryKey: keys.correction(number),
    queryFn: () => send('getCorrection', { params: { number } }),
    staleTime: 0,
    gcTime: 0,
  });

type Wanted = { readonly rev: number; readonly answers: Answers };
type Order = Wanted & { readonly reason: string; readonly note: string; readonly fee: number | null };

/** Looks at what a correction would do, and makes it. */
export function useCorrection(number: string, onDone: () => void) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const preview = useMutation({
    mutationFn: (body: Wanted) => send('previewCorrection', { params: { number }, body }, newIntention()),
    gcTime: 0,
  });
  const correct = useMutation({
    mutationFn: (body: Order) =>
      send('correctFile', { params: { number }, body }, intentionOf({ number, ...body })),
    gcTime: 0,
    onSuccess: (file) => {
      client.setQueryData(keys.file(number), file);
      void client.invalidateQueries({ queryKey: keys.lists });
      onDone();
    },
    onError: (error) => {
      if (!isRefusedWith(error, 'changed-meanwhile')) return;
      preview.reset();
      void client.invalidateQueries({ queryKey: keys.file(number) });
    },
  });
  return { preview, correct };
}
