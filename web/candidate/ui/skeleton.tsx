import { useTexts } from '../shell/language.tsx';
import { en } from '../shell/texts.en.ts';
import { zh } from '../shell/texts.zh-CN.ts';

/** What stands where an answer of the server will be. */
export function Skeleton() {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <div aria-busy="true">
      <p className="visually-hidden" role="status">
        {t.loading}
      </p>
      <div className="skeleton skeleton-title" />
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton skeleton-short" />
    </div>
  );
}
