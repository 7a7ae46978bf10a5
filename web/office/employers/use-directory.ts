import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

const PAUSE_MS = 250;
const SHORTEST = 2;

const directoryQuestion = (region: string, q: string) =>
  queryOptions({
    queryKey: keys.directory(region, q),
    queryFn: () => send('searchDirectory', { query: { q, region } }),
    enabled: [...q].length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });

/** Looks employers of a region's directory up while somebody types. `isSearching` also says that nothing is asked yet. */
export function useDirectory(region: string) {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery(directoryQuestion(region, q));
  const options = (found.data ?? []).map(({ code, name, cityName }) => ({
    value: code,
    label: `${name} · ${cityName}`,
  }));
  return { typed, setTyped, options, isLoading: found.isFetching, isSearching: q === '' || found.isFetching };
}
