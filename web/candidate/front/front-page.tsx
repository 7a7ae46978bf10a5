import { lazy } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSession } from '../wire/queries.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const HomePage = lazy(async () => ({ default: (await import('./home-page.tsx')).HomePage }));

/** What this is, for who is not signed in; the own registrations for who is. */
export function FrontPage() {
  const { data: session, isPending } = useSession();
  if (isPending) return <Skeleton />;
  return session ? <HomePage /> : <Welcome />;
}

function Welcome() {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      {/[?&]closed/.test(location.search) && <Notice kind="done" title={t.closed} live />}
      <PageHead title={t.title}>{t.what}</PageHead>
      <div className="buttons">
        <ButtonLink href="/login" look="primary">
          {t.logIn}
        </ButtonLink>
        <ButtonLink href="/sign-up">{t.signUp}</ButtonLink>
        <Link href="/recovery">{t.forgotten}</Link>
      </div>
      <p>
        {t.noticeLead} <Link href="/sign-up/notice">{t.notice}</Link>
      </p>
      <p>{t.historical}</p>
      <p>
        {t.photoToolLead}{' '}
        <a href="/photo-tool" download>
          {t.photoTool}
        </a>
      </p>
      <h2>{t.stepsTitle}</h2>
      <ol className="steps">
        {t.steps.map(([name, text]) => (
          <li key={name}>
            <strong>{name}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
