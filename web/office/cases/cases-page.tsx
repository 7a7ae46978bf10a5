import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select, Table, type TableColumnsType } from 'antd';
import type { CaseRow } from '#contract/client.ts';
import { caseKindText, caseStateText } from '#vocabulary/cases.ts';
import { toTheMinute } from '../beijing-time.ts';
import { More } from '../files/more.tsx';
import { useLanguage } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useCaseTexts } from './case-texts.ts';
import {
  type CaseSearch,
  caseKinds,
  caseListQuestion,
  placeOfCase,
  readCaseSearch,
  settledStates,
} from './cases.ts';

const route = getRouteApi('/cases');
const ANY = '';

/** Cases of the area, oldest first; what waits unless a state is asked for. */
export function CasesPage() {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const ask = (more: Record<string, string>) =>
    void navigate({ search: readCaseSearch({ ...search, ...more }) });
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <search className="filter-panel">
        <Select
          aria-label={t.kind}
          value={search.kind ?? ANY}
          onChange={(kind: string) => ask({ kind })}
          options={[
            { value: ANY, label: t.anyKind },
            ...caseKinds.map((kind) => ({ value: kind, label: caseKindText(kind, language) })),
          ]}
        />
        <Select
          aria-label={t.state}
          value={search.state ?? ANY}
          onChange={(state: string) => ask({ state })}
          options={[
            { value: ANY, label: t.waiting },
            ...settledStates.map((state) => ({ value: state, label: caseStateText(state, language) })),
          ]}
        />
      </search>
      <Results search={search} />
    </>
  );
}

function Results({ search }: { search: CaseSearch }) {
  const t = useCaseTexts();
  const columns = useColumns();
  const list = useInfiniteQuery(caseListQuestion(search));
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Sentence tone="plain" what={t.empty.what} how={t.empty.how} />;
  return (
    <>
      <Table<CaseRow>
        aria-label={t.list}
        size="small"
        rowKey="number"
        columns={columns}
        dataSource={rows}
        pagination={false}
      />
      <More
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

function useColumns(): TableColumnsType<CaseRow> {
  const t = useCaseTexts();
  const { language } = useLanguage();
  return [
    {
      title: t.name,
      key: 'name',
      render: (_, row) => (
        <Link to="/cases/$number" params={{ number: row.number }}>
          {row.name}
        </Link>
      ),
    },
    { title: t.kind, key: 'kind', render: (_, row) => caseKindText(row.kind, language) },
    { title: t.state, key: 'state', render: (_, row) => caseStateText(row.state, language) },
    { title: t.place, key: 'place', render: (_, row) => placeOfCase(row, t.nowhere) },
    {
      title: t.openedAt,
      key: 'openedAt',
      className: 'digits',
      render: (_, row) => toTheMinute(row.openedAt),
    },
    { title: t.number, dataIndex: 'number', className: 'digits' },
  ];
}
