import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isCode, tidyCode } from '../counter/scanned-code.ts';
import { useTexts } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { CodeResult } from './code-result.tsx';
import { FileTable } from './file-table.tsx';
import { editionsQuestion, listQuestion } from './files.ts';
import { FilterPanel } from './filter-panel.tsx';
import { More } from './more.tsx';
import type { Search } from './search.ts';

const route = getRouteApi('/files');

/** All registrations of the jurisdiction, to be found by name, last four digits, number or code. */
export function FilesPage() {
  const texts = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const q = search.q ?? '';
  const editions = useQuery(editionsQuestion);
  return (
    <>
      <div className="page-head">
        <h1>{texts.files.heading}</h1>
      </div>
      <FilterPanel
        key={JSON.stringify(search)}
        search={search}
        editions={editions.data ?? []}
        onSearch={(wanted) => void navigate({ search: wanted })}
      />
      {isCode(q) ? <CodeResult code={tidyCode(q)} /> : <Results search={search} />}
    </>
  );
}

function Results({ search }: { search: Search }) {
  const { files } = useTexts();
  const editions = useQuery(editionsQuestion);
  const list = useInfiniteQuery(listQuestion(search));
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Sentence tone="plain" what={files.empty.what} how={files.empty.how} />;
  return (
    <>
      <FileTable rows={rows} editions={editions.data ?? []} to="/files/$number" label={files.results} />
      <More of={list} />
    </>
  );
}
