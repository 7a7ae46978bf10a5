import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { OfficeSession } from '#contract/client.ts';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

export type Staff = NonNullable<OfficeSession>;

export const sessionQuestion = queryOptions({
  queryKey: keys.session,
  queryFn: () => send('getOfficeSession', {}),
  staleTime: Number.POSITIVE_INFINITY,
});

export const StaffContext = createContext<Staff | null>(null);

/** Who is signed in. Only below the frame, which shows the log in page to anybody else. */
export function useStaff(): Staff {
  const staff = use(StaffContext);
  if (staff === null) throw new Error('nobody is signed in here');
  return staff;
}
