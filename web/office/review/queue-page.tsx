import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { FileRow } from '#contract/client.ts';
import type { Status } from '#domain/registration/registration.ts';
import { ToBatch } from '../batches/to-batch.tsx';
import { reviewStage, waitingIn } from '../duties/areas.ts';
import { workQuestion } from '../duties/work.ts';
import { FileTable } from '../files/file-table.tsx';
import { editionsQuestion, listQuestion } from '../files/files.ts';
import { More } from '../files/more.tsx';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { ageText } from './age.ts';
import { useBenchTexts } from './bench-texts.ts';
import { useHolding } from './holding.ts';

/** F1: the files that wait at the stage of this role, oldest first. */
export function QueuePage() {
  const texts = useTexts();
  const stage = reviewStage(useStaff());
  if (stage === null) return <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />;
  return (
    <>
      <div className="page-head">
        <h1>{texts.review.heading[stage.stage]}</h1>
        <Waiting status={stage.waits} />
        <ToBatch />
      </div>
      <Queue status={stage.waits} label={texts.review.heading[stage.stage]} />
    </>
  );
}

/** How many, and how old. */
function Waiting({ status }: { status: Status }) {
  const texts = useTexts();
  const work = useQuery(workQuestion);
  if (!work.data) return null;
  const { count, oldest } = waitingIn(work.data, status);
  if (count === 0 || oldest === null) return null;
  return <p className="quiet">{texts.review.waiting(count, ageText(oldest, work.data.at, texts))}</p>;
}

function Queue({ status, label }: { status: Status; label: string }) {
  const { review } = useTexts();
  const texts = useBenchTexts();
  const navigate = useNavigate();
  const editions = useQuery(editionsQuestion);
  const list = useInfiniteQuery({ ...listQuestion({ status }), refetchOnMount: 'always' });
  const holding = useHolding();
  // Who is back at the list is at work on nothing.
  useEffect(() => holding.releaseAll(), [holding]);
  const next = useMutation({
    mutationFn: () => holding.takeNext([]),
    onSuccess: (number) => {
      if (number === null) return list.refetch();
      return navigate({ to: '/review/$number', params: { number } });
    },
  });
  const begin = next.isPending ? undefined : () => next.mutate();
  useKeys({ Enter: begin });
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  const rows: FileRow[] = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Sentence tone="good" what={review.empty.what} how={review.empty.how} />;
  return (
    <>
      <p className="page-acts">
        <Button type="primary" aria-keyshortcuts="Enter" loading={next.isPending} onClick={begin}>
          {texts.next} <KeyHint>Enter</KeyHint>
        </Button>
      </p>
      {next.isError && <RefusalSentence error={next.error} />}
      {next.data === null && <Sentence tone="plain" what={texts.allHeld.what} how={texts.allHeld.how} />}
      <FileTable rows={rows} editions={editions.data ?? []} to="/review/$number" label={label} />
      <More of={list} />
    </>
  );
}
