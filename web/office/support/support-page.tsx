import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { Output, Input as WireInput } from '#contract/client.ts';
import { isStatus, statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { SearchForm } from './search-form.tsx';
import { useSupportTexts } from './support-texts.ts';
import './support.css';

type Found = Output<'findPeople'>;

/** Finds somebody on the telephone by what they can say; there is no list to browse. */
export function SupportPage() {
  const t = useSupportTexts();
  const find = useMutation({
    mutationFn: (body: WireInput<'findPeople'>['body']) => send('findPeople', { body }, newIntention()),
    gcTime: 0,
  });
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <SearchForm isBusy={find.isPending} onFind={find.mutate} />
      {find.isError && <RefusalSentence error={find.error} />}
      {find.data !== undefined && <Results found={find.data} />}
    </>
  );
}

function Results({ found }: { found: Found }) {
  const t = useSupportTexts();
  const columns = useColumns();
  if (found.onlyAccount) return <Sentence tone="warning" what={t.onlyAccount.what} how={t.onlyAccount.how} />;
  if (found.rows.length === 0) return <Sentence tone="plain" what={t.none.what} how={t.none.how} />;
  return (
    <section aria-label={t.found}>
      <Table
        size="small"
        rowKey="number"
        columns={columns}
        dataSource={found.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}

function useColumns(): TableColumnsType<Found['rows'][number]> {
  const t = useSupportTexts();
  const { language } = useLanguage();
  return [
    {
      title: t.name,
      key: 'name',
      render: (_, row) => (
        <Link to="/support/$number" params={{ number: row.number }}>
          {row.name} …{row.idTail}
        </Link>
      ),
    },
    { title: t.exam, dataIndex: 'title' },
    {
      title: t.status,
      key: 'status',
      render: (_, row) =>
        isStatus(row.status) ? statusText(row.edition, row.status, 'staff', language) : '',
    },
    { title: t.place, key: 'place', render: (_, row) => `${row.regionName} ${row.pointName}` },
    {
      title: t.since,
      key: 'since',
      className: 'digits',
      render: (_, row) => toTheMinute(row.statusSince),
    },
    { title: t.number, dataIndex: 'number', className: 'digits' },
  ];
}
