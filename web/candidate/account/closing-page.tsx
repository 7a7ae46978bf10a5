import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { Output } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { forgetAllCopies } from '../registration/draft-copy.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Tick } from '../ui/tick.tsx';
import { rememberSession } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Closing = Output<'getClosing'>;

/** What is erased and what stays, and why; then the password, and it is done. */
export function ClosingPage() {
  const t = useTexts({ 'zh-CN': zh, en }).closingPage;
  const closing = useQuery({ queryKey: ['closing'], queryFn: () => read('getClosing', {}), staleTime: 0 });
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <Loaded query={closing}>
        {(data) => (data.inUse.length > 0 ? <InUse closing={data} /> : <CloseForm closing={data} />)}
      </Loaded>
    </>
  );
}

function List({ of }: { of: Closing['inUse'] }) {
  const { language } = useLanguage();
  return (
    <ul>
      {of.map(({ edition, title, number, status }) => (
        <li key={edition}>
          {title} · {number} · {statusText(edition, status, 'candidate', language)}
        </li>
      ))}
    </ul>
  );
}

function InUse({ closing }: { closing: Closing }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <Notice kind="info" title={t.closingPage.inUse}>
        <List of={closing.inUse} />
        <p>{t.closingPage.inUseHow}</p>
      </Notice>
      <p>
        <Link href="/privacy">{t.closingPage.terms}</Link>
      </p>
      <div className="buttons">
        <ButtonLink href="/account" look="primary">
          {t.back}
        </ButtonLink>
      </div>
    </>
  );
}

function CloseForm({ closing }: { closing: Closing }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const words = t.closingPage;
  const [password, setPassword] = useState('');
  const [sure, setSure] = useState(false);
  const [attempted, setAttempted] = useState(false);
  const close = useIntention((body: { password: string }, key) => act(key, 'closeAccount', { body }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (password === '' || !sure || (await close.start({ password })) === null) return;
    forgetAllCopies(sessionStorage);
    rememberSession(null);
    // Nothing of the person stays in this page's memory either.
    location.assign('/?closed');
  }

  const problem = (isMissing: boolean, text: string) =>
    attempted && isMissing ? { text, severity: 'error' as const } : null;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2>{words.erased}</h2>
      <p>{words.erasedWhat}</p>
      {closing.givenUp.length > 0 && (
        <Notice kind="warning" title={words.givenUp}>
          <List of={closing.givenUp} />
        </Notice>
      )}
      <h2>{words.kept}</h2>
      <p>
        {words.keptWhat} <Link href="/privacy">{words.terms}</Link>
      </p>
      <RefusalNotice error={close.error} />
      <PasswordField
        id="closing-password"
        label={words.password}
        value={password}
        onChange={setPassword}
        problem={problem(password === '', words.passwordMissing)}
        autoComplete="current-password"
        required
      />
      <Tick id="closing-sure" ticked={sure} problem={problem(!sure, words.sureMissing)} onChange={setSure}>
        {words.sure}
      </Tick>
      <div className="buttons">
        <Button look="danger" submits busy={close.busy}>
          {words.submit}
        </Button>
        <ButtonLink href="/account">{words.keep}</ButtonLink>
      </div>
    </form>
  );
}
