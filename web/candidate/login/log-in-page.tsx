import { type FormEvent, lazy, Suspense } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { safePath } from '../shell/safe-path.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { goToField } from '../ui/problem-summary.tsx';
import { rememberSession } from '../wire/queries.ts';
import { LogInFields, useLogIn } from './log-in-form.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const OtherWays = lazy(async () => ({ default: (await import('./other-ways.tsx')).OtherWays }));

const VisitEnd = lazy(async () => ({
  default: (await import('../identity/visit-end.tsx')).VisitEnd,
}));

export function LogInPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [search] = useSearchParams();
  const [, goTo] = useLocation();
  const logIn = useLogIn();
  const next = search.get('next');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const session = await logIn.submit();
    if (session === null) return goToField(logIn.login.trim() === '' ? 'log-in-login' : 'log-in-password');
    rememberSession(session);
    goTo(safePath(next));
  }

  return (
    <>
      <PageHead title={t.title} />
      {search.get('recovered') !== null && <Notice kind="done" title={t.recovered} />}
      {search.get('identity') !== null && (
        <Suspense fallback={null}>
          <VisitEnd />
        </Suspense>
      )}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice error={logIn.error} />
        <LogInFields logIn={logIn} idPrefix="log-in" />
        <div className="buttons">
          <Button look="primary" submits busy={logIn.busy}>
            {t.submit}
          </Button>
          <Link href="/recovery">{t.forgotten}</Link>
        </div>
      </form>
      <Suspense fallback={null}>
        <OtherWays />
      </Suspense>
      <p className="aside">
        {t.noAccount} <ButtonLink href="/sign-up">{t.signUp}</ButtonLink>
      </p>
    </>
  );
}
