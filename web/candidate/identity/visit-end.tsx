import { useSearchParams } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** How the way to the national platform and back has ended, as the address says. */
export function VisitEnd() {
  const { ends } = useTexts({ 'zh-CN': zh, en });
  const [search] = useSearchParams();
  const end = search.get('identity') ?? '';
  const words = Object.hasOwn(ends, end) ? ends[end] : undefined;
  if (words === undefined) return null;
  const [title, how] = words;
  return (
    <Notice kind={end === 'linked' ? 'done' : 'warning'} title={title} live>
      <p>{how}</p>
    </Notice>
  );
}
