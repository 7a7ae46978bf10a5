import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import type { EmployerName } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useTexts } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { keyOf, nameColumns } from './name-columns.tsx';
import { namesQuestion, type Said } from './use-identify.ts';

type Props = { isBusy: boolean; onSay: (said: Said) => void };

/** What was said last comes first; each can be taken back. */
export function SaidNames({ isBusy, onSay }: Props) {
  const { employers } = useTexts();
  const names = useQuery(namesQuestion('said'));
  if (names.isPending) return <Loading />;
  if (names.isError) return <RefusalSentence error={names.error} onRetry={() => void names.refetch()} />;
  if (names.data.length === 0)
    return <Sentence tone="plain" what={employers.nothingSaid.what} how={employers.nothingSaid.how} />;
  const columns: TableColumnsType<EmployerName> = [
    ...nameColumns(employers),
    {
      title: employers.outcome,
      key: 'outcome',
      render: (_, row) => (row.employer === null ? employers.isNew : employers.listed(row.employer.name)),
    },
    {
      title: employers.who,
      key: 'who',
      render: (_, row) => `${row.who ?? ''} ${row.at === null ? '' : toTheMinute(row.at)}`,
    },
    {
      title: '',
      key: 'undo',
      render: (_, row) => (
        <Button
          aria-label={employers.act(employers.undo, row.name)}
          loading={isBusy}
          onClick={() => onSay({ ...row, verdict: 'open', employer: null })}
        >
          {employers.undo}
        </Button>
      ),
    },
  ];
  return (
    <Table<EmployerName>
      aria-label={employers.said}
      size="small"
      rowKey={keyOf}
      columns={columns}
      dataSource={names.data}
      pagination={false}
    />
  );
}
