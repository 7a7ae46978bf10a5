import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ExportOrder, ExportView } from '#contract/client.ts';
import { pathOf } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { newIntention, send, Unreachable } from '../wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export const useExportTexts = textsOf(zh, en);

const WATCHED_EVERY_MS = 1000;

export const isUnderWay = ({ state }: ExportView) => state === 'waiting' || state === 'running';

/** The record, looked at again and again while something in it is under way. */
export const exportsQuestion = queryOptions({
  queryKey: keys.exports,
  queryFn: () => send('listExports', {}),
  refetchOnMount: 'always',
  refetchInterval: (query) => (query.state.data?.some(isUnderWay) === true ? WATCHED_EVERY_MS : false),
});

export const choicesQuestion = (edition: string) =>
  queryOptions({
    queryKey: keys.exportChoices(edition),
    queryFn: () => send('getExportChoices', { params: { edition } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useOrderExport() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: ({ order, nth }: { order: ExportOrder; nth: number }) =>
      send('orderExport', { body: order }, intentionOf({ order, nth })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.exports }),
  });
}

export function useCancelExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send('cancelExport', { params: { export: id } }, newIntention()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.exports }),
  });
}

/** Asks first whether there is a file, so that a refusal is a sentence and no broken download. */
export function useDownload(endpoint: 'downloadExport' | 'downloadHandover' = 'downloadExport') {
  return useMutation({
    mutationFn: async (id: string) => {
      const params = { export: id };
      const path = pathOf(endpoint, { params });
      const head = await fetch(path, { method: 'HEAD' }).catch((cause: unknown) => {
        throw new Unreachable('no answer', { cause });
      });
      if (!head.ok) await send(endpoint, { params });
      window.location.assign(path);
    },
  });
}
