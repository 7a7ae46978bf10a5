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

function Document({ title, paragraphs }: Titled) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  return (
    <>
      <PageHead title={title} />
      {language === 'en' && <p className="hint">{t.effective}</p>}
      <Paragraphs texts={paragraphs} />
      <div className="buttons">
        <ButtonLink href="/sign-up" look="primary">
          {t.title}
        </ButtonLink>
        <ButtonLink href="/">{t.back}</ButtonLink>
      </div>
    </>
  );
}

/** A9. */
export function SignUpNoticePage() {
  const { language } = useLanguage();
  return <Document {...noticeIn(signUpNotice, language)} />;
}

export function ConsentPage() {
  const { key } = useParams<{ key: string }>();
  const { language } = useLanguage();
  const consent = consents.find((each) => each.key === key);
  return consent === undefined ? <NotFoundPage /> : <Document {...noticeIn(consent, language)} />;
}
