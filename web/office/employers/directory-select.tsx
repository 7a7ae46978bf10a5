import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../language.tsx';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

const PAUSE_MS = 250;
const SHORTEST = 2;

export const directoryQuestion = (region: string, q: string) =>
  queryOptions({
    queryKey: keys.directory(region, q),
    queryFn: () => send('searchDirectory', { query: { q, region } }),
    enabled: [...q].length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });

type Props = {
  region: string;
  label: string;
  chosen: string | null;
  onChoose: (code: string | null) => void;
};

/** Picks an employer of the directory, in the region where the name was typed. */
export function DirectorySelect({ region, label, chosen, onChoose }: Props) {
  const { employers } = useTexts();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery(directoryQuestion(region, q));
  return (
    <Select<string>
      className="directory-select"
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      value={chosen}
      placeholder={employers.searchHint}
      notFoundContent={q === '' || found.isFetching ? null : employers.nothingFound}
      loading={found.isFetching}
      options={(found.data ?? []).map(({ code, name, cityName }) => ({
        value: code,
        label: `${name} · ${cityName}`,
      }))}
      onChange={(code) => onChoose(code ?? null)}
    />
  );
}
