import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The pages, and the photo, without which nothing can be submitted; each a link. */
export function StillMissing({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const base = `/registrations/${view.edition}`;
  const places = view.missingPages.map((page) => ({
    href: `${base}/pages/${page}`,
    title: pageTitle(view.edition, page, language),
  }));
  if (view.photo === null) places.push({ href: `${base}/photo`, title: t.photoMissing });
  const [first] = places;
  return (
    <>
      <Notice kind="warning" title={t.missingTitle}>
        <ul className="plain-list">
          {places.map(({ href, title }) => (
            <li key={href}>
              <Link href={href}>{title}</Link>
            </li>
          ))}
        </ul>
      </Notice>
      {first && (
        <div className="buttons">
          <ButtonLink href={first.href} look="primary">
            {t.goOnFilling}
          </ButtonLink>
        </div>
      )}
    </>
  );
}
