import { queryOptions } from '@tanstack/react-query';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

/** The live counts; asked again every 15 s while the page is looked at. */
export const workQuestion = queryOptions({
  queryKey: keys.work,
  queryFn: () => send('getWork', {}),
  refetchInterval: 15_000,
});
