import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  NationConfiguration,
  OpenConfiguration,
  OpenNationConfiguration,
  RegionConfiguration,
} from '#contract/client.ts';
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

/** The place of the nation, where a region's code stands otherwise. */
export const NATION = '*';

export const nationQuestion = (edition: string) =>
  queryOptions({
    queryKey: keys.configuration(edition, NATION),
    queryFn: () => send('getNationConfiguration', { params: { edition } }),
    refetchOnMount: 'always',
  });

/** What is settled for an edition by a region, or by the nation: documents differ, their life is one. */
export type Settled = RegionConfiguration | NationConfiguration;
export type OpenSettled = OpenConfiguration | OpenNationConfiguration;

export type Source = { from: 'live' | 'edition' | 'number'; edition: string | null; number: number | null };
type Decision = { do: 'propose' | 'give-back' | 'drop'; rev: number; note: string };
type Approval = { rev: number; note: string; liveFrom: string | null };

/** Where the acts that both have in common are sent to. */
export function doorOf({ edition, region }: Place) {
  if (region === NATION) {
    const params = { edition };
    return {
      open: (body: Source, key: string) => send('openNationConfiguration', { params, body }, key),
      decide: (body: Decision, key: string) => send('decideNationConfiguration', { params, body }, key),
      approve: (body: Approval, key: string) => send('approveNationConfiguration', { params, body }, key),
    };
  }
  const params = { edition, region };
  return {
    open: (body: Source, key: string) => send('openConfiguration', { params, body }, key),
    decide: (body: Decision, key: string) => send('decideConfiguration', { params, body }, key),
    approve: (body: Approval, key: string) => send('approveConfiguration', { params, body }, key),
  };
}

/** One act on a configuration; its answer is what then stands. Where somebody was faster it is read again. */
export function useConfigurationAct<V extends object>(
  place: Place,
  name: string,
  act: (wish: V, intention: string) => Promise<Settled>,
) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const { edition, region } = place;
  const key = keys.configuration(edition, region);
  return useMutation({
    mutationFn: (wish: V) => act(wish, intentionOf({ name, edition, region, wish })),
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
