import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { QuestionRow } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { More } from '../files/more.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useNoteTexts } from './note-texts.ts';
import { waitingQuestions } from './notes.ts';
import './notes.css';

/** For the region what its points ask; for a point the answers that nobody there has seen. */
export function QuestionsPage() {
  const t = useNoteTexts();
  const { role } = useStaff();
  const side = role === 'region' || role === 'nation' ? 'region' : 'point';
  const columns = useColumns(side);
  const list = useInfiniteQuery({ ...waitingQuestions, refetchOnMount: 'always' });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="page-head">
        <h1>{t.list}</h1>
      </div>
      <p className="quiet page-lead">{t.listLead[side]}</p>
      {list.isPending && <Loading />}
      {list.isError && <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Sentence tone="good" what={t.empty[side].what} how={t.empty[side].how} />
      )}
      {rows.length > 0 && (
        <Table<QuestionRow>
          aria-label={t.list}
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
        />
      )}
      {rows.length > 0 && <More of={list} />}
    </>
  );
}

function useColumns(side: 'region' | 'point'): TableColumnsType<QuestionRow> {
  const t = useNoteTexts();
  const place = (row: QuestionRow) => row.pointName ?? row.regionName;
  const when = (row: QuestionRow) => (side === 'region' ? row.askedAt : (row.answeredAt ?? row.askedAt));
  return [
    {
      title: t.name,
      key: 'name',
      render: (_, row) => (
        <Link to="/files/$number" params={{ number: row.number }} hash="notes">
          {row.name}
        </Link>
      ),
    },
    { title: t.question, key: 'text', render: (_, row) => <span className="question-text">{row.text}</span> },
    { title: t.place, key: 'place', render: (_, row) => place(row) },
    { title: t.who, dataIndex: 'who' },
    {
      title: side === 'region' ? t.askedAt : t.answeredAt,
      key: 'when',
      className: 'digits',
      render: (_, row) => toTheMinute(when(row)),
    },
  ];
}
