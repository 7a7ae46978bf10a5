import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FileView } from '#contract/client.ts';
import { keys } from '../questions.ts';
import { newIntention, send } from '../wire.ts';
import { hasDecision, reviewChoices } from './choices.ts';
import { useHolding } from './holding.ts';

/** Takes a file that was opened by its address, where a decision on it is open to this person. */
export function useTaken(file: FileView) {
  const client = useQueryClient();
  const holding = useHolding();
  const { number } = file;
  const token = file.lease?.token ?? null;
  const take = useMutation({
    mutationFn: () => send('takeFile', { params: { number } }, newIntention()),
    onSuccess: (lease) => client.setQueryData<FileView>(keys.file(number), (now) => now && { ...now, lease }),
    // Somebody was faster: the file read anew says who.
    onError: () => client.invalidateQueries({ queryKey: keys.file(number) }),
  });
  const { mutate, isIdle } = take;
  const isWanted = file.lease === null && hasDecision(reviewChoices(file));
  useEffect(() => {
    if (isWanted && isIdle) mutate();
  }, [isWanted, isIdle, mutate]);
  useEffect(() => {
    if (token !== null) holding.keep(number, token);
  }, [holding, number, token]);
  return { token, isTaking: take.isPending || (isWanted && isIdle), error: take.error, takeAgain: mutate };
}
