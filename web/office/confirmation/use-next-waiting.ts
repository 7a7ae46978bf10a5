import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Status } from '#domain/registration/registration.ts';
import { fileQuestion, listQuestion } from '../files/files.ts';
import { photoPath } from '../files/photo.tsx';

/** The file after this one among those that wait with the same status; loaded ahead, photo and all. Null at the end. */
export function useNextWaiting(number: string, status: Status): string | null {
  const client = useQueryClient();
  const list = useInfiniteQuery(listQuestion({ status }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const place = rows.findIndex((row) => row.number === number);
  const next = rows[place + 1]?.number ?? null;

  const { hasNextPage, isFetching, fetchNextPage } = list;
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
