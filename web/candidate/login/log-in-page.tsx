import type { FormEvent } from 'react';
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
      <section className="section" aria-labelledby="other-ways">
        <h2 id="other-ways">{t.otherWays}</h2>
        <div className="buttons">
          <ButtonLink href={`/login/scan${next === null ? '' : `?next=${encodeURIComponent(next)}`}`}>
            {t.byWechat}
          </ButtonLink>
        </div>
      </section>
      <p className="aside">
        {t.noAccount} <ButtonLink href="/sign-up">{t.signUp}</ButtonLink>
      </p>
    </>
  );
}
