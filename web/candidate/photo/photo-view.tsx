import { pathOf } from '#contract/client.ts';
import { en } from '../account/texts.en.ts';
import { zh } from '../account/texts.zh-CN.ts';
import { useTexts } from '../shell/language.tsx';

/** The photo of the account. The digest in the address makes a new photo a new picture for the browser's cache. */
export function PhotoView({ digest }: { digest: string }) {
  const t = useTexts({ 'zh-CN': zh, en }).photoPage;
  return (
    <img
      className="photo"
      src={`${pathOf('getPhoto', {})}?digest=${digest}`}
      alt={t.alt}
      width="140"
      height="200"
    />
  );
}
