import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { Output } from '#contract/client.ts';
import { isPost, postText } from '#vocabulary/staff.ts';
import { toTheSecond } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { codeInWords } from '../shell/refusal-words.ts';
import { actText } from './acts/act-text.ts';
import { useAuditTexts } from './audit-texts.ts';

type Entry = Output<'searchAudit'>['rows'][number];

/** Each line leads on: to what the person did, and to whoever else was at the same file. */
export function EntryTable({ rows }: { rows: readonly Entry[] }) {
  const t = useAuditTexts();
  const columns = useColumns();
  return (
    <Table<Entry>
      aria-label={t.heading}
      size="small"
      rowKey={(row) => `${row.userName} ${row.class} ${row.seq}`}
      rowClassName={(row) => (row.outcome === 'done' ? '' : 'entry-refused')}
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function useColumns(): TableColumnsType<Entry> {
  const t = useAuditTexts();
  const { language } = useLanguage();
  return [
    { title: t.when, key: 'at', className: 'digits', render: (_, row) => toTheSecond(row.at) },
    {
      title: t.who,
      key: 'who',
      render: (_, row) => (
        <>
          <Link to="/audit" search={{ person: row.userName }}>
            {row.displayName === '' ? row.userName : row.displayName}
          </Link>
          <div className="quiet">
            {row.userName} {isPost(row.post) ? postText(row.post, language) : row.post} {row.regionName}{' '}
            {row.pointName}
          </div>
        </>
      ),
    },
    {
      title: t.what,
      key: 'what',
      render: (_, row) => (
        <>
          {t.classes[row.class]} · <span title={row.endpoint}>{actText(row.endpoint, language)}</span>
        </>
      ),
    },
    {
      title: t.about,
      key: 'about',
      className: 'digits entry-object',
      render: (_, { object }) =>
        object === '' ? (
          ''
        ) : (
          <Link to="/audit" search={{ object }}>
            {object}
          </Link>
        ),
    },
    { title: t.words, dataIndex: 'words', className: 'entry-words' },
    {
      title: t.outcome,
      key: 'outcome',
      className: 'entry-outcome',
      render: (_, { outcome }) => {
        if (outcome === 'done') return t.done;
        return <span title={outcome}>{codeInWords(outcome, language) ?? t.refused}</span>;
      },
    },
    { title: t.session, dataIndex: 'session', className: 'digits' },
  ];
}
