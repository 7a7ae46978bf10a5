import type { ReactNode } from 'react';
import { isPermission } from '#vocabulary/staff.ts';
import { ChangeTable } from '../files/change-table.tsx';
import { useLanguage } from '../language.tsx';
import { usePermissionTexts } from '../permissions/permission-texts.ts';
import { useAskWhy } from '../permissions/why.ts';
import { WireRefusal } from '../wire.ts';
import { refusalWords } from './refusal-words.ts';
import { Sentence } from './sentence.tsx';

type Props = { error: unknown; edition?: string; onRetry?: () => void; children?: ReactNode };

/** What the server refused, or that it could not be reached, in words; the trace below for support. */
export function RefusalSentence({ error, edition = '', onRetry, children }: Props) {
  const { language, texts } = useLanguage();
  const { what, how } = refusalWords(error, edition, texts, language);
  const permissions = usePermissionTexts();
  const askWhy = useAskWhy();
  const missing = error instanceof WireRefusal ? error.refused.params?.permission : undefined;
  const changes = error instanceof WireRefusal ? (error.refused.changes ?? []) : [];
  // Whoever typed a wrong code needs no number; it is for what went wrong behind the server's door.
  const trace = error instanceof WireRefusal && error.status >= 500 ? error.refused.trace : '';
  return (
    <Sentence tone="bad" what={what} how={how}>
      {changes.length > 0 && (
        <ChangeTable
          edition={edition}
          changes={changes}
          before={texts.answers.seen}
          after={texts.answers.now}
        />
      )}
      {children}
      {askWhy !== null && isPermission(missing) && (
        <button type="button" className="plain-button" onClick={() => askWhy(missing)}>
          {permissions.who}
        </button>
      )}
      {onRetry !== undefined && (
        <button type="button" className="plain-button" onClick={onRetry}>
          {texts.retry}
        </button>
      )}
      {trace !== '' && <p className="sentence-trace">{texts.traceNote(trace)}</p>}
    </Sentence>
  );
}
