import { type InfiniteData, QueryClient, useQuery } from '@tanstack/react-query';
import type { Message, RegistrationView, Session } from '#contract/client.ts';
import { read } from './wire.ts';

/** What has been read from the server. The transport retries by itself. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 15_000, networkMode: 'always' } },
});

export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: () => read('getSession', {}), staleTime: Infinity });

export const useAccount = () => useQuery({ queryKey: ['account'], queryFn: () => read('getAccount', {}) });

export const useUnlinkedScores = () =>
  useQuery({ queryKey: ['unlinked-scores'], queryFn: () => read('getUnlinkedScores', {}) });

export const useExams = () => useQuery({ queryKey: ['exams'], queryFn: () => read('listEditions', {}) });

export const useRegions = (edition: string) =>
  useQuery({
    queryKey: ['regions', edition],
    queryFn: () => read('listRegions', { params: { edition } }),
    staleTime: 300_000,
  });

/** The option lists of an exam; those that depend on the region only where one is named. */
export const useOptions = (edition: string, region: string | null) =>
  useQuery({
    queryKey: ['options', edition, region],
    queryFn: () => read('getOptions', { params: { edition }, query: region === null ? {} : { region } }),
    staleTime: 300_000,
    enabled: edition !== '',
  });

export const useRegistrations = () =>
  useQuery({ queryKey: ['registrations'], queryFn: () => read('listRegistrations', {}) });

const registrationKey = (edition: string) => ['registration', edition];

const registrationQuery = (edition: string) => ({
  queryKey: registrationKey(edition),
  queryFn: () => read('getRegistration', { params: { edition } }),
});

export const useRegistration = (edition: string) =>
  useQuery({ ...registrationQuery(edition), enabled: edition !== '' });

export const useFee = (edition: string) =>
  useQuery({
    queryKey: ['fee', edition],
    queryFn: () => read('getFee', { params: { edition } }),
    staleTime: 0,
  });

export const MESSAGES = ['messages'];
const UNREAD = ['unread'];

/** How many messages wait to be read; asked now and then, and after every act. */
export const useUnread = () =>
  useQuery({ queryKey: UNREAD, queryFn: () => read('countUnread', {}), staleTime: 60_000 });

/** A message was read: it stays in the list, without its mark. */
export function rememberRead(of: Pick<Message, 'kind' | 'occasion'>, unread: number): void {
  const readAt = new Date().toISOString();
  const isIt = ({ kind, occasion }: Message) => kind === of.kind && occasion === of.occasion;
  queryClient.setQueryData(UNREAD, { unread });
  queryClient.setQueryData<InfiniteData<{ messages: Message[] }>>(
    MESSAGES,
    (inbox) =>
      inbox && {
        ...inbox,
        pages: inbox.pages.map((page) => ({
          ...page,
          messages: page.messages.map((message) => (isIt(message) ? { ...message, readAt } : message)),
        })),
      },
  );
}

/** Takes over what an act has answered, so that no page shows what was before. */
export function rememberRegistration(view: RegistrationView): void {
  queryClient.setQueryData(registrationKey(view.edition), view);
  void queryClient.invalidateQueries({ queryKey: ['registrations'] });
  void queryClient.invalidateQueries({ queryKey: UNREAD });
}

/** Another page shall find what was typed on this one. */
export function rememberDraft(
  edition: string,
  page: string,
  draft: RegistrationView['drafts'][string],
): void {
  queryClient.setQueryData<RegistrationView>(
    registrationKey(edition),
    (view) => view && { ...view, drafts: { ...view.drafts, [page]: draft } },
  );
}

/** The registration as it is now; throws WireError. */
export function reloadRegistration(edition: string): Promise<RegistrationView> {
  return queryClient.fetchQuery({ ...registrationQuery(edition), staleTime: 0 });
}

/** Somebody has logged in or out: nothing of the person before may be seen. */
export function rememberSession(session: Session): void {
  // The session's own entry stays: the header and the strip are watching it.
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  queryClient.setQueryData(['session'], session);
}
