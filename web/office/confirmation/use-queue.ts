import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Status } from '#domain/registration/registration.ts';
import { fileQuestion, listQuestion } from '../files/files.ts';
import { photoPath } from '../files/photo.tsx';

const asking = (status: Status, again: 'yes' | 'no') => ({
  ...listQuestion({ status, again }),
  refetchOnMount: 'always' as const,
});

/** What waits to be looked at: who was not accepted and has uploaded anew first, then everybody in the order of coming. */
export function useQueue(status: Status = 'submitted') {
  const again = useInfiniteQuery(asking(status, 'yes'));
  const first = useInfiniteQuery(asking(status, 'no'));
  const rowsOf = ({ data }: typeof again) => data?.pages.flatMap((page) => page.rows) ?? [];
  return { again, first, anew: rowsOf(again), others: rowsOf(first) };
}

/** The next one in that order, loaded ahead. Null at the end. */
export function useNextToConfirm(number: string, status: Status): string | null {
  const client = useQueryClient();
  const { anew, others, first } = useQueue(status);
  const rows = [...anew, ...others];
  const place = rows.findIndex((row) => row.number === number);
  const next = rows[place + 1]?.number ?? null;
  const { hasNextPage, isFetching, fetchNextPage } = first;
  useEffect(() => {
    if (next === null && hasNextPage && !isFetching) void fetchNextPage();
  }, [next, hasNextPage, isFetching, fetchNextPage]);
  useEffect(() => {
    if (next === null) return;
    void client.prefetchQuery(fileQuestion(next));
    new Image().src = photoPath(next);
  }, [next, client]);
  return next;
}
