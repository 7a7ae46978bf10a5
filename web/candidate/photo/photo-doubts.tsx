import type { Account } from '#contract/client.ts';
import { photoDoubtText } from '#vocabulary/photo-check.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What the look at the account's photo has left open; nothing where it has left nothing. */
export function PhotoDoubts({ check }: { check: Account['photoCheck'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  if (check === null) return null;
  if (!check.faceChecked) return <Notice kind="info" title={t.unchecked} />;
  if (check.doubts.length === 0) return null;
  return (
    <Notice kind="warning" title={t.doubts}>
      <ul>
        {check.doubts.map((doubt) => {
          const { what, how } = photoDoubtText(doubt, language);
          return (
            <li key={doubt}>
              {what} {how}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
