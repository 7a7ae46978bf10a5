import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../shell/language.tsx';
import { en } from '../shell/texts.en.ts';
import { zh } from '../shell/texts.zh-CN.ts';

let shownBefore = false;

/**
 * The title of a page, of its tab, and where the focus goes when a link has led here. Not on the first page: there
 * the browser begins at the top by itself.
 */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${t.product}`;
  }, [title, t]);
  useEffect(() => {
    if (shownBefore) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    shownBefore = true;
  }, []);
  return (
    <div className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children && <div className="page-lead">{children}</div>}
    </div>
  );
}
