import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FileRow } from '#contract/client.ts';
import { FileTable } from '../files/file-table.tsx';
import { editionsQuestion } from '../files/files.ts';
import { More } from '../files/more.tsx';
import { useTexts } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useQueue } from './use-queue.ts';

/** E2: what was submitted and waits for its papers to be looked at; what was uploaded anew comes first. */
export function ConfirmationQueuePage() {
  const { confirmation } = useTexts();
  const navigate = useNavigate();
  const { again, first, anew, others } = useQueue();
  const begin = (anew[0] ?? others[0])?.number;
  useKeys({
    Enter:
      begin === undefined
        ? undefined
        : () => void navigate({ to: '/confirmation/$number', params: { number: begin } }),
  });
  const error = again.error ?? first.error;
  const isKnown = again.isSuccess && first.isSuccess;
  return (
    <>
      <div className="page-head">
        <h1>{confirmation.heading}</h1>
      </div>
      {error !== null && (
        <RefusalSentence
          error={error}
          onRetry={() => {
            void again.refetch();
            void first.refetch();
          }}
        />
      )}
      {error === null && !isKnown && <Loading />}
      {isKnown && begin === undefined && (
        <Sentence tone="good" what={confirmation.empty.what} how={confirmation.empty.how} />
      )}
      {begin !== undefined && (
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
      )}
      <Part heading={confirmation.again} rows={anew} />
      <Part heading={confirmation.first} rows={others} />
      <More of={first} />
    </>
  );
}

function Part({ heading, rows }: { heading: string; rows: readonly FileRow[] }) {
  const editions = useQuery(editionsQuestion);
  if (rows.length === 0) return null;
  return (
    <section className="queue-part">
      <h2>{heading}</h2>
      <FileTable rows={rows} editions={editions.data ?? []} to="/confirmation/$number" label={heading} />
    </section>
  );
}
