import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { OFFLINE, type WireError } from '../transport.ts';
import { Notice } from '../ui/notice.tsx';
import { useTexts } from './language.tsx';
import type { RefusedProps } from './refused.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const load = () => import('./refused.tsx');

/** The words of all refusals are many, and most visits meet none: they come when the first page stands. */
export const fetchRefusalsAhead = () => load().catch(() => null);

// What was typed must not go because words did not come.
const Refused = lazy<ComponentType<RefusedProps>>(() =>
  load().then(
    ({ Refused }) => ({ default: Refused }),
    () => ({ default: Unreachable }),
  ),
);

function Unreachable({ children }: { children: ReactNode }) {
  const t = useTexts({ 'zh-CN': zh, en }).failed;
  return (
    <Notice kind="error" title={t.offline} live>
      {children}
    </Notice>
  );
}

type RefusalProps = { error: WireError | null; edition?: string; children?: ReactNode };

/** What was refused, why, and what to do. Nothing where nothing was refused. */
export function RefusalNotice({ error, edition = '', children }: RefusalProps) {
  if (error === null) return null;
  if (error.code === OFFLINE) return <Unreachable>{children}</Unreachable>;
  return (
    <Suspense fallback={null}>
      <Refused error={error} edition={edition}>
        {children}
      </Refused>
    </Suspense>
  );
}
