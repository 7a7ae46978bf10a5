import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Employer } from '#contract/client.ts';
import { useSettled } from '../ui/use-settled.ts';
import { read } from '../wire/wire.ts';
import type { Area } from './employer-area.tsx';

const SHORTEST = 2;

type Search = {
  readonly employers: readonly Employer[];
  /** `idle`: too little typed to search for. */
  readonly state: 'idle' | 'searching' | 'done' | 'failed';
};

/** Searches a moment after the last keystroke. */
export function useEmployerSearch(typed: string, area: Area): Search {
  const q = useSettled(typed.trim());
  const isLongEnough = [...q].length >= SHORTEST;
  const found = useQuery({
    queryKey: ['employers', q, area.region, area.city],
    queryFn: () => read('findEmployers', { query: queryOf(q, area) }),
    enabled: isLongEnough,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  if (!isLongEnough) return { employers: [], state: 'idle' };
  if (found.isError) return { employers: [], state: 'failed' };
  return { employers: found.data ?? [], state: found.isFetching ? 'searching' : 'done' };
}

function queryOf(q: string, { region, city }: Area) {
  return { q, ...(region === '' ? {} : { region }), ...(city === '' ? {} : { city }) };
}
