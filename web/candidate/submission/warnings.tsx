import type { RegistrationView } from '#contract/client.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What the pages have warned of comes back before submitting (C4). */
export function Warnings({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  if (view.warnings.length === 0) return null;
  return (
    <Notice kind="warning" title={t.warnings}>
      {view.warnings.map((problem) => (
        <p key={`${problem.field} ${problem.code}`}>{problemText(problem, view.edition, language)}</p>
      ))}
    </Notice>
  );
}
