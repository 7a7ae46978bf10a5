import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { EmployerName } from '#contract/client.ts';
import { useTexts } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { DirectorySelect } from './directory-select.tsx';
import { keyOf, nameColumns } from './name-columns.tsx';
import { namesQuestion, type Said } from './use-identify.ts';

type Props = { isBusy: boolean; onSay: (said: Said) => void };

/** Names of which nothing is said yet, those of most candidates first. */
export function OpenNames({ isBusy, onSay }: Props) {
  const { employers } = useTexts();
  const names = useQuery(namesQuestion('open'));
  if (names.isPending) return <Loading />;
  if (names.isError) return <RefusalSentence error={names.error} onRetry={() => void names.refetch()} />;
  if (names.data.length === 0)
    return <Sentence tone="good" what={employers.empty.what} how={employers.empty.how} />;
  const columns: TableColumnsType<EmployerName> = [
    ...nameColumns(employers),
    {
      title: employers.mapTo,
      key: 'map',
      width: '50%',
      render: (_, row) => <Say row={row} isBusy={isBusy} onSay={onSay} />,
    },
  ];
  return (
    <Table<EmployerName>
      aria-label={employers.open}
      size="small"
      rowKey={keyOf}
      columns={columns}
      dataSource={names.data}
      pagination={false}
    />
  );
}

function Say({ row, isBusy, onSay }: Props & { row: EmployerName }) {
  const { employers } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="say-employer">
      <DirectorySelect
        region={row.region}
        label={employers.searchFor(row.name)}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Button
        type="primary"
        aria-label={employers.act(employers.map, row.name)}
        disabled={chosen === null}
        loading={isBusy}
        onClick={() => onSay({ ...row, verdict: 'listed', employer: chosen })}
      >
        {employers.map}
      </Button>
      <Button
        aria-label={employers.act(employers.markNew, row.name)}
        disabled={isBusy}
        onClick={() => onSay({ ...row, verdict: 'new', employer: null })}
      >
        {employers.markNew}
      </Button>
    </div>
  );
}
