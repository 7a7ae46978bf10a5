import { queryOptions } from '@tanstack/react-query';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

/** The types of ID paper that an exam knows. */
export const idTypesQuestion = (edition: string) =>
  queryOptions({
    queryKey: keys.options(edition),
    queryFn: async () => {
      const lists = await send('getOptions', { params: { edition }, query: {} });
      return lists['id-type'] ?? [];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
