import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { More } from '../files/more.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { type AuditSearch, queryOf, readAuditSearch } from './audit-search.ts';
import { useAuditTexts } from './audit-texts.ts';
import { EntryTable } from './entry-table.tsx';
import { PersonDay } from './person-day.tsx';
import { SearchPanel } from './search-panel.tsx';
import { TrailState } from './trail-state.tsx';
import './audit.css';

const route = getRouteApi('/audit');

/** The trail, by person, object, class and day. What an auditor looks for is entered as well. */
export function AuditPage() {
  const t = useAuditTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const ask = (asked: AuditSearch) => void navigate({ search: readAuditSearch(asked) });
  const { person, day } = search;
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <TrailState />
      <SearchPanel key={JSON.stringify(search)} search={search} onSearch={ask} />
      {person !== undefined && day !== undefined && <PersonDay person={person} day={day} />}
      <Entries search={search} />
    </>
  );
}

function Entries({ search }: { search: AuditSearch }) {
  const t = useAuditTexts();
  const list = useInfiniteQuery({
    queryKey: keys.auditList(search),
    queryFn: ({ pageParam }) => send('searchAudit', { query: queryOf(search, pageParam) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // Each look is an entry of its own: nothing is asked again by itself.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Sentence tone="plain" what={t.none.what} how={t.none.how} />;
  return (
    <>
      <EntryTable rows={rows} />
      <More of={list} />
    </>
  );
}
