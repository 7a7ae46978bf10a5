import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { EditionSummary } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { useLanguage } from '../language.tsx';
import { readSearch, type Search, statuses } from './search.ts';

type Props = {
  search: Search;
  editions: readonly EditionSummary[];
  onSearch: (search: Search) => void;
};

const ANY = '';

/** The panel above the list: what is typed is searched on Enter, what is chosen at once. */
export function FilterPanel({ search, editions, onSearch }: Props) {
  const { language, texts } = useLanguage();
  const { files } = texts;
  const [q, setQ] = useState(search.q ?? '');
  const ask = (more: Record<string, string>) => onSearch(readSearch({ ...search, q, ...more }));
  const spoken = search.edition ?? editions[0]?.key ?? '';
  return (
    <search className="filter-panel">
      <Input
        value={q}
        maxLength={60}
        aria-label={files.query}
        placeholder={files.query}
        onChange={(event) => setQ(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) ask({});
        }}
      />
      <Select
        aria-label={texts.file.status}
        value={search.status ?? ANY}
        onChange={(status: string) => ask({ status })}
        options={[
          { value: ANY, label: files.anyStatus },
          ...statuses.map((status) => ({
            value: status,
            label: statusText(spoken, status, 'staff', language),
          })),
        ]}
      />
      <Select
        aria-label={texts.file.exam}
        value={search.edition ?? ANY}
        onChange={(edition: string) => ask({ edition })}
        options={[
          { value: ANY, label: files.anyExam },
          ...editions.map(({ key, title }) => ({ value: key, label: title })),
        ]}
      />
      <Button type="primary" onClick={() => ask({})}>
        {files.search}
      </Button>
      <Button disabled={Object.keys(search).length === 0 && q === ''} onClick={() => onSearch({})}>
        {files.clear}
      </Button>
    </search>
  );
}
