import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { WireError } from '../transport.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTexts } from './language.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Its children once the answer is there; until then a skeleton, or why it did not come and a way to try again. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const t = useTexts({ 'zh-CN': zh, en }).failed;
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!(query.error instanceof WireError)) return <Skeleton />;
  return (
    <>
      <RefusalNotice error={query.error} />
      <p>
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {t.retry}
        </Button>
      </p>
    </>
  );
}
