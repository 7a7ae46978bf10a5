import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HandoverOrder } from '#contract/client.ts';
import { isUnderWay } from '../exports/exports.ts';
import { useIntention } from '../intention.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const WATCHED_EVERY_MS = 1500;

export const useHandoverTexts = textsOf(zh, en);

export const handoversQuestion = (edition: string) =>
  queryOptions({
    queryKey: [...keys.handovers, edition],
    queryFn: () => send('listHandovers', { params: { edition } }),
    refetchOnMount: 'always',
    refetchInterval: (query) =>
      query.state.data?.handovers.some(isUnderWay) === true ? WATCHED_EVERY_MS : false,
  });

export const keyQuestion = queryOptions({
  queryKey: keys.handoverKey,
  queryFn: () => send('getHandoverKey', {}),
  staleTime: Number.POSITIVE_INFINITY,
});

export function useOrderHandover() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: ({ order, nth }: { order: HandoverOrder; nth: number }) =>
      send('orderHandover', { body: order }, intentionOf({ order, nth })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.handovers }),
  });
}
