import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select, Table, type TableColumnsType } from 'antd';
import type { CaseRow } from '#contract/client.ts';
import { caseKindText, caseStateText } from '#vocabulary/cases.ts';
import { toTheMinute } from '../beijing-time.ts';
import { namesQuestion } from '../employers/use-identify.ts';
import { More } from '../files/more.tsx';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useCaseTexts } from './case-texts.ts';
import {
  AGES,
  type CaseSearch,
  caseKinds,
  caseListQuestion,
  placeOfCase,
  readCaseSearch,
  settledStates,
  WHOSE,
} from './cases.ts';

const route = getRouteApi('/cases');
const ANY = '';
/** Names of employers are merged on a page of their own. */
const EMPLOYERS = 'employer-names';

/** Cases of the area, oldest first; what waits unless a state is asked for. */
export function CasesPage() {
  const t = useCaseTexts();
  const { language, texts } = useLanguage();
  const goTo = useNavigate();
  const identifies = useStaff().may.includes('identify-employers');
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
          onChange={(kind: string) => (kind === EMPLOYERS ? void goTo({ to: '/employers' }) : ask({ kind }))}
          options={[
            { value: ANY, label: t.anyKind },
            ...caseKinds.map((kind) => ({ value: kind, label: caseKindText(kind, language) })),
            ...(identifies ? [{ value: EMPLOYERS, label: texts.frame.employers }] : []),
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
        <Select
          aria-label={t.whose}
          value={search.whose ?? ANY}
          disabled={search.state !== undefined}
          onChange={(whose: string) => ask({ whose })}
          options={[
            { value: ANY, label: t.everybodys },
            ...WHOSE.map((whose) => ({ value: whose, label: t.whoseOf[whose] })),
          ]}
        />
        <Select
          aria-label={t.age}
          value={search.days ?? ANY}
          onChange={(days: string) => ask({ days })}
          options={[
            { value: ANY, label: t.anyAge },
            ...AGES.map((days) => ({ value: days, label: t.olderThan(Number(days)) })),
          ]}
        />
      </search>
      {identifies && <EmployerNames />}
      <Results search={search} />
    </>
  );
}

/** How many names of employers wait; they are merged one by one on their own page. */
function EmployerNames() {
  const { texts } = useLanguage();
  const t = useCaseTexts();
  const names = useQuery(namesQuestion('open'));
  if (names.data === undefined || names.data.length === 0) return null;
  return (
    <p className="page-lead">
      <Link to="/employers">{texts.frame.employers}</Link>{' '}
      <span className="quiet">{t.namesWait(names.data.length)}</span>
    </p>
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
      <More of={list} />
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
