import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/client.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { problemText } from '#vocabulary/problems.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { type Period, PeriodChoice } from './period.tsx';
import { useSupportTexts } from './support-texts.ts';
import './support.css';

/** At which answers candidates fail most, lately. */
export function TroublesPage() {
  const t = useSupportTexts();
  const [hours, setHours] = useState<Period>('24');
  const found = useQuery({
    queryKey: keys.refusedAnswers(hours),
    queryFn: () => send('listRefusedAnswers', { query: { hours } }),
  });
  return (
    <>
      <div className="page-head">
        <h1>{t.troubles.heading}</h1>
        {found.data !== undefined && <p className="quiet">{t.troubles.until(toTheMinute(found.data.at))}</p>}
      </div>
      <p className="quiet page-lead">{t.troubles.lead}</p>
      <search className="filter-panel">
        <PeriodChoice period={hours} onChange={setHours} />
      </search>
      {found.isPending && <Loading />}
      {found.isError && <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && <Rows rows={found.data.rows} />}
    </>
  );
}

type Row = Output<'listRefusedAnswers'>['rows'][number];

function Rows({ rows }: { rows: Row[] }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  if (rows.length === 0)
    return <Sentence tone="plain" what={t.troubles.none.what} how={t.troubles.none.how} />;
  return (
    <Table<Row>
      aria-label={t.troubles.heading}
      size="small"
      rowKey={(row) => `${row.edition} ${row.field} ${row.problem}`}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t.troubles.count, dataIndex: 'refusals', align: 'right', width: 90 },
        { title: t.troubles.thisHour, dataIndex: 'thisHour', align: 'right', width: 90 },
        {
          title: t.troubles.field,
          key: 'field',
          width: 180,
          render: (_, { edition, field }) => fieldLabel(edition, field, language),
        },
        {
          title: t.troubles.problem,
          key: 'problem',
          render: (_, { edition, field, problem }) =>
            problemText({ field, code: problem, severity: 'error' }, edition, language),
        },
      ]}
    />
  );
}
