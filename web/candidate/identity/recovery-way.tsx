import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { IdType } from '#domain/identity/id-papers.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { useLogInWays, useVisit } from './visit.ts';

type Person = { readonly idType: IdType; readonly idNumber: string; readonly name: string };

/** In the place of the text message, for who has lost the telephone. `ready`: looks at what was typed first. */
export function RecoveryWay({ person, ready }: { person: Person; ready: () => boolean }) {
  const t = useTexts({ 'zh-CN': zh, en }).recovery;
  const ways = useLogInWays();
  const visit = useVisit();
  if (!ways.data?.networkIdentity) return null;
  return (
    <section className="section">
      <p>{t.why}</p>
      <RefusalNotice error={visit.error} />
      <Button
        busy={visit.busy}
        onClick={() => {
          if (ready()) void visit.leave({ purpose: 'recovery', person });
        }}
      >
        {t.start}
      </Button>
    </section>
  );
}

/** The platform has said that it is the owner. */
export function PasswordByIdentity() {
  const t = useTexts({ 'zh-CN': zh, en }).recovery;
  const [, goTo] = useLocation();
  const [password, setPassword] = useState('');
  const [attempted, setAttempted] = useState(false);
  const recover = useIntention((body: { password: string }, key) => act(key, 'recoverByIdentity', { body }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (password !== '' && (await recover.start({ password })) !== null) goTo('/login?recovered');
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Notice kind="done" title={t.verified} live />
      <RefusalNotice error={recover.error} />
      <PasswordField
        id="recovery-password"
        label={t.password}
        value={password}
        onChange={setPassword}
        problem={attempted && password === '' ? { text: t.passwordMissing, severity: 'error' } : null}
        autoComplete="new-password"
        required
      />
      <div className="buttons">
        <Button look="primary" submits busy={recover.busy}>
          {t.submit}
        </Button>
        <Link href="/recovery">{t.otherWay}</Link>
      </div>
    </form>
  );
}
