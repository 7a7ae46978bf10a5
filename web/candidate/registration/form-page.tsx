import { useState } from 'react';
import { useParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { type Edition, findPage, type Page } from '#domain/edition/edition.ts';
import { findEdition } from '#domain/edition/editions.ts';
import { pageTitle, pageWhy } from '#vocabulary/fields.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { reloadRegistration, useOptions, useRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { ClosingNotice } from './closing-notice.tsx';
import { PageAnswers } from './page-answers.tsx';
import { PageForm } from './page-form.tsx';
import { PageTrail } from './page-trail.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** A page of the form, drawn from its declaration (C1). */
export function FormPage() {
  const { edition: key, page: pageKey } = useParams<{ edition: string; page: string }>();
  const edition = findEdition(key);
  const page = edition === null ? null : findPage(edition, pageKey);
  if (edition === null || page === null) return <NotFoundPage />;
  return <OpenPage key={`${key} ${pageKey}`} edition={edition} page={page} />;
}

function OpenPage({ edition, page }: { edition: Edition; page: Page }) {
  const { language } = useLanguage();
  const registration = useRegistration(edition.key);
  return (
    <>
      <PageHead title={pageTitle(edition.key, page.key, language)}>
        {pageWhy(edition.key, page.key, language)}
      </PageHead>
      <Loaded query={registration}>
        {(view) => <WithOptions edition={edition} page={page} view={view} />}
      </Loaded>
    </>
  );
}

type Opened = { readonly edition: Edition; readonly page: Page; readonly view: RegistrationView };

function WithOptions({ edition, page, view }: Opened) {
  const options = useOptions(edition.key, view.region.code);
  // The form stays on the registration that it was opened with, whatever is read meanwhile.
  const [opened, setOpened] = useState({ count: 0, view });
  const reload = useIntention((key: string) => reloadRegistration(key));

  async function openAnew() {
    const newest = await reload.start(edition.key);
    if (newest !== null) setOpened({ count: opened.count + 1, view: newest });
  }

  return (
    <>
      <PageTrail edition={edition} current={page.key} view={view} />
      <ClosingNotice view={view} />
      <Loaded query={options}>
        {(lists) =>
          view.actions.includes('save-page') ? (
            <PageForm key={opened.count} page={page} view={opened.view} lists={lists} onOpenAnew={openAnew} />
          ) : (
            <ReadOnly edition={edition} page={page} view={view} lists={lists} />
          )
        }
      </Loaded>
    </>
  );
}

function ReadOnly({ page, view, lists }: Opened & { lists: Parameters<typeof PageAnswers>[0]['lists'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <Notice kind="info" title={t.notEditable}>
        <p>{t.notEditableHow}</p>
      </Notice>
      <PageAnswers page={page} view={view} lists={lists} />
      <div className="buttons">
        <ButtonLink href={`/registrations/${view.edition}`} look="primary">
          {t.toProgress}
        </ButtonLink>
      </div>
    </>
  );
}
