import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileTable } from '../files/file-table.tsx';
import { editionsQuestion, listQuestion } from '../files/files.ts';
import { More } from '../files/more.tsx';
import { useTexts } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';

/** E2: what was submitted and waits for its papers to be looked at, oldest first. */
export function ConfirmationQueuePage() {
  const { confirmation } = useTexts();
  const navigate = useNavigate();
  const editions = useQuery(editionsQuestion);
  const list = useInfiniteQuery({ ...listQuestion({ status: 'submitted' }), refetchOnMount: 'always' });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const begin = rows[0]?.number;
  useKeys({
    Enter:
      begin === undefined
        ? undefined
        : () => void navigate({ to: '/confirmation/$number', params: { number: begin } }),
  });
  return (
    <>
      <div className="page-head">
        <h1>{confirmation.heading}</h1>
      </div>
      {list.isPending && <Loading />}
      {list.isError && <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && begin === undefined && (
        <Sentence tone="good" what={confirmation.empty.what} how={confirmation.empty.how} />
      )}
      {begin !== undefined && (
        <>
          <p className="page-acts">
            <Link
              className="begin"
              aria-keyshortcuts="Enter"
              to="/confirmation/$number"
              params={{ number: begin }}
            >
              {confirmation.begin} <KeyHint>Enter</KeyHint>
            </Link>
          </p>
          <FileTable
            rows={rows}
            editions={editions.data ?? []}
            to="/confirmation/$number"
            label={confirmation.heading}
          />
          <More
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}
