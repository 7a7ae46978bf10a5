import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EmployerName } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { isRefusedWith, send } from '../wire.ts';

/** What is said of a name, as it was seen; `employer` is a code of the directory. */
export type Said = Pick<EmployerName, 'region' | 'name' | 'seq' | 'verdict'> & {
  readonly employer: string | null;
};

export const namesQuestion = (is: 'open' | 'said') =>
  queryOptions({
    queryKey: [...keys.employerNames, is],
    queryFn: () => send('listEmployerNames', { query: { is } }),
    refetchOnMount: 'always',
  });

/** Says something of a name as it was seen. Where somebody was faster the lists are read again. */
export function useIdentify() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const readAgain = () => client.invalidateQueries({ queryKey: keys.employerNames });
  return useMutation({
    mutationFn: ({ region, name, seq, verdict, employer }: Said) => {
      const body = { region, name, seq, verdict, employer };
      return send('identifyEmployer', { body }, intentionOf(body));
    },
    onSuccess: readAgain,
    onError: (error) => {
      if (isRefusedWith(error, 'changed-meanwhile', 'not-found')) void readAgain();
    },
  });
}
