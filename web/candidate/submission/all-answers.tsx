import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import type { Edition } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import { PhotoView } from '../photo/photo-view.tsx';
import { PageAnswers } from '../registration/page-answers.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type AllProps = { readonly edition: Edition; readonly view: RegistrationView; readonly lists: OptionLists };

/** All that was filled in, section by section, each with the way to change it while that is possible. */
export function AllAnswers({ edition, view, lists }: AllProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const base = `/registrations/${edition.key}`;
  const mayEdit = view.actions.includes('save-page');
  const mayMove = view.actions.includes('change-region');
  return (
    <>
      <Section title={t.region} href={mayMove ? `${base}/region` : null}>
        <p>{view.region.name}</p>
      </Section>
      {edition.pages
        .filter((page) => view.savedPages.includes(page.key))
        .map((page) => (
          <Section
            key={page.key}
            title={pageTitle(edition.key, page.key, language)}
            href={mayEdit ? `${base}/pages/${page.key}?then=submission` : null}
          >
            <PageAnswers page={page} view={view} lists={lists} />
          </Section>
        ))}
      {view.photo !== null && (
        <Section title={t.photo} href={view.actions.includes('choose-photo') ? `${base}/photo` : null}>
          <PhotoView digest={view.photo} />
        </Section>
      )}
    </>
  );
}

function Section({ title, href, children }: { title: string; href: string | null; children: ReactNode }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {href !== null && (
          <Link href={href} className="no-print" aria-label={`${t.change} ${title}`}>
            {t.change}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
