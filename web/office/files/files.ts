import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';
import type { Asked } from './search.ts';

/** A list of files, page after page; oldest first as the server gives it. */
export const listQuestion = (search: Asked) =>
  infiniteQueryOptions({
    queryKey: keys.list(search),
    queryFn: ({ pageParam }) =>
      send('listFiles', { query: { ...search, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const fileQuestion = (number: string) =>
  queryOptions({
    queryKey: keys.file(number),
    queryFn: () => send('getFile', { params: { number } }),
  });

/** Exams that this installation knows, newest first. */
export const editionsQuestion = queryOptions({
  queryKey: keys.editions,
  queryFn: () => send('listEditions', {}),
  staleTime: Number.POSITIVE_INFINITY,
});
