import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewReasonChange, ReasonChange } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export const useReasonTexts = textsOf(zh, en);

export const catalogueQuestion = queryOptions({
  queryKey: keys.reasonCatalogue,
  queryFn: () => send('getReasonCatalogue', {}),
  refetchOnMount: 'always',
});

/** Sends a change for approval; the catalogue as it then stands is the answer. */
export function usePropose(onDone: () => void) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: (body: NewReasonChange) => send('proposeReasonChange', { body }, intentionOf(body)),
    onSuccess: (catalogue) => {
      client.setQueryData(keys.reasonCatalogue, catalogue);
      onDone();
    },
  });
}

type Decision = ReasonChange['decisions'][number];

export function useDecide() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: ({ change, act }: { change: string; act: Decision }) =>
      send('decideReasonChange', { params: { change }, body: { do: act } }, intentionOf({ change, act })),
    onSuccess: (catalogue) => {
      client.setQueryData(keys.reasonCatalogue, catalogue);
      void client.invalidateQueries({ queryKey: keys.reasons });
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.reasonCatalogue }),
  });
}
