import { useQuery } from '@tanstack/react-query';
import type { Input } from '#contract/client.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';

type Visit = Input<'startNetworkIdentity'>['body'];

export const useLogInWays = () =>
  useQuery({ queryKey: ['log-in-ways'], queryFn: () => read('getLogInWays', {}), staleTime: 300_000 });

/** Leaves for the national platform; it sends the browser back to the page that fits the purpose. */
export function useVisit() {
  const { busy, error, start } = useIntention((body: Visit, key) =>
    act(key, 'startNetworkIdentity', { body }),
  );
  return {
    busy,
    error,
    leave: async (visit: Visit) => {
      const begun = await start(visit);
      if (begun !== null) location.assign(begun.url);
    },
  };
}
