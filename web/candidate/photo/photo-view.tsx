import { pathOf } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** One of the candidate's own photos: the account's, or the one that a form carries. */
export function PhotoView({ digest }: { digest: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <img
      className="photo"
      src={pathOf('getPhoto', { query: { digest } })}
      alt={t.alt}
      width="140"
      height="200"
    />
  );
}
