import type { ReactNode } from 'react';
import { OFFLINE, type WireError } from '../transport.ts';
import { Notice } from '../ui/notice.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { refusalWords } from './refusal-words.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type RefusalProps = { error: WireError | null; edition?: string; children?: ReactNode };

/** What was refused, why, and what to do; the number for support stands last. Nothing where nothing was refused. */
export function RefusalNotice({ error, edition = '', children }: RefusalProps) {
  const t = useTexts({ 'zh-CN': zh, en }).failed;
  const { language } = useLanguage();
  if (error === null) return null;
  const { what, how } =
    error.code === OFFLINE ? { what: t.offline, how: '' } : refusalWords(error, edition, language);
  return (
    <Notice kind="error" title={what} live>
      {how && <p>{how}</p>}
      {children}
      {error.trace && <p className="trace">{t.trace(error.trace)}</p>}
    </Notice>
  );
}
