import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { consents, noticeIn, signUpNotice } from '#vocabulary/notices.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Paragraphs } from '../ui/paragraphs.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Titled = { readonly title: string; readonly paragraphs: readonly string[] };

function Document({ title, paragraphs, children }: Titled & { children: ReactNode }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  return (
    <>
      <PageHead title={title} />
      {language === 'en' && <p className="hint">{t.effective}</p>}
      <Paragraphs texts={paragraphs} />
      {children}
    </>
  );
}

/** A9. */
export function SignUpNoticePage() {
  const { language } = useLanguage();
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <Document {...noticeIn(signUpNotice, language)}>
      <div className="buttons">
        <ButtonLink href="/sign-up" look="primary">
          {t.title}
        </ButtonLink>
        <ButtonLink href="/">{t.back}</ButtonLink>
      </div>
    </Document>
  );
}

/** Opened beside the form: a way to sign up from here would leave what was typed behind. */
export function ConsentPage() {
  const { key } = useParams<{ key: string }>();
  const { language } = useLanguage();
  const consent = consents.find((each) => each.key === key);
  const t = useTexts({ 'zh-CN': zh, en });
  if (consent === undefined) return <NotFoundPage />;
  return (
    <Document {...noticeIn(consent, language)}>
      <p className="aside">{t.readConsent}</p>
    </Document>
  );
}
