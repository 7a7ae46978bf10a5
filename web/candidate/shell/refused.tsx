import type { ReactNode } from 'react';
import type { WireError } from '../transport.ts';
import { Notice } from '../ui/notice.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { refusalWords } from './refusal-words.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export type RefusedProps = {
  readonly error: WireError;
  readonly edition: string;
  readonly children: ReactNode;
};

/** What was refused, why, and what to do; the number for support stands last. */
export function Refused({ error, edition, children }: RefusedProps) {
  const t = useTexts({ 'zh-CN': zh, en }).failed;
  const { language } = useLanguage();
  const { what, how } = refusalWords(error, edition, language);
  return (
    <Notice kind="error" title={what} live>
      {how && <p>{how}</p>}
      {children}
      {error.trace && <p className="trace">{t.trace(error.trace)}</p>}
    </Notice>
  );
}
