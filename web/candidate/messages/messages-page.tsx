import { useInfiniteQuery } from '@tanstack/react-query';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { WireError } from '../transport.ts';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MESSAGES } from '../wire/queries.ts';
import { read } from '../wire/wire.ts';
import { MessageCard } from './message-card.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The inbox: everything that was told, the newest first (D3, I2). */
export function MessagesPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const inbox = useInfiniteQuery({
    queryKey: MESSAGES,
    queryFn: ({ pageParam }) =>
      read('listMessages', { query: pageParam === null ? {} : { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    staleTime: 0,
  });
  const messages = inbox.data?.pages.flatMap((page) => page.messages);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      {messages === undefined && !inbox.isError && <Skeleton />}
      {messages?.length === 0 && <p>{t.none}</p>}
      <ul className="cards">
        {messages?.map((message) => (
          <MessageCard key={`${message.kind} ${message.occasion}`} message={message} />
        ))}
      </ul>
      <RefusalNotice error={inbox.error instanceof WireError ? inbox.error : null} />
      {(inbox.hasNextPage || inbox.isError) && (
        <Button busy={inbox.isFetching} onClick={() => void more()}>
          {inbox.isError ? t.retry : t.older}
        </Button>
      )}
    </>
  );

  function more() {
    return inbox.data === undefined ? inbox.refetch() : inbox.fetchNextPage();
  }
}
