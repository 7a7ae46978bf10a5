import { queryOptions } from '@tanstack/react-query';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

/** The specialties of an exam. */
export const specialtiesQuestion = (edition: string) =>
  queryOptions({
    queryKey: keys.specialties(edition),
    queryFn: async () => {
      const lists = await send('getOptions', { params: { edition }, query: {} });
      return lists.specialty ?? [];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
