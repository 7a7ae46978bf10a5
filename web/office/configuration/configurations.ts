import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RegionConfiguration } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { isRefusedWith, send } from '../wire.ts';
import { en } from './texts.en.ts';
import { type ConfigurationTexts, zh } from './texts.zh-CN.ts';

export const useConfigurationTexts = textsOf<ConfigurationTexts>(zh, en);

export type Place = { readonly edition: string; readonly region: string };

export const calendarQuestion = (edition: string) =>
  queryOptions({
    queryKey: [...keys.configurations, edition],
    queryFn: () => send('listConfigurations', { query: { edition } }),
    enabled: edition !== '',
    refetchOnMount: 'always',
  });

export const configurationQuestion = ({ edition, region }: Place) =>
  queryOptions({
    queryKey: keys.configuration(edition, region),
    queryFn: () => send('getConfiguration', { params: { edition, region } }),
    refetchOnMount: 'always',
  });

type Answer = Promise<RegionConfiguration>;

/** One act on a region's configuration; its answer is what then stands. Where somebody was faster it is read again. */
export function useConfigurationAct<V extends object>(
  place: Place,
  name: string,
  act: (wish: V, intention: string) => Answer,
) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const key = keys.configuration(place.edition, place.region);
  return useMutation({
    mutationFn: (wish: V) => act(wish, intentionOf({ name, ...place, wish })),
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
      void client.invalidateQueries({ queryKey: keys.configurations });
    },
    onError: (error) => {
      if (isRefusedWith(error, 'configuration-changed', 'configuration-settled', 'configuration-open'))
        void client.invalidateQueries({ queryKey: key });
    },
  });
}
