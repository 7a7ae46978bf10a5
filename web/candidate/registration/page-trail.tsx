import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import type { Edition } from '#domain/edition/edition.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Where one is among the pages. Pages submitted before, and the next after them, can be opened. */
export function PageTrail({
  edition,
  current,
  view,
}: {
  edition: Edition;
  current: string;
  view: RegistrationView;
}) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { pages } = edition;
  const index = pages.findIndex((page) => page.key === current);
  const firstMissing = pages.find((page) => !view.savedPages.includes(page.key))?.key;
  return (
    <nav className="trail" aria-label={t.pages}>
      <p className="trail-place">{t.pageOf(index + 1, pages.length)}</p>
      <ol>
        {pages.map((page) => {
          const title = pageTitle(edition.key, page.key, language);
          const isSaved = view.savedPages.includes(page.key);
          return (
            <li key={page.key} aria-current={page.key === current ? 'step' : undefined}>
              {isSaved && <Icon name="done" />}
              {page.key !== current && (isSaved || page.key === firstMissing) ? (
                <Link href={`/registrations/${edition.key}/pages/${page.key}`}>{title}</Link>
              ) : (
                <span>{title}</span>
              )}
              {isSaved && <span className="visually-hidden">{t.pageDone}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
