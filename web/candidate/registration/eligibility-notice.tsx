import type { Advice } from '#contract/client.ts';
import { adviceNote, adviceText, verdictText } from '#vocabulary/eligibility.ts';
import { useLanguage } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';

/** What the usual conditions say of what was saved. Nothing is stopped by it; where they are met it is silent. */
export function EligibilityNotice({ advice }: { advice: Advice | null }) {
  const { language } = useLanguage();
  if (advice === null || advice.verdict === 'meets') return null;
  return (
    <Notice
      kind={advice.verdict === 'short' ? 'warning' : 'info'}
      title={verdictText(advice.verdict, language)}
    >
      {advice.lines.map((line) => (
        <p key={JSON.stringify(line)}>{adviceText(line, language)}</p>
      ))}
      <p>{adviceNote(language)}</p>
    </Notice>
  );
}
