import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { queryClient, useAccount } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const error = (text: string) => ({ text, severity: 'error' as const });
const isPhone = (text: string) => /^1[3-9]\d{9}$/.test(text.trim());

/** Another telephone: first a code goes there, then code and password change it. */
export function PhonePage() {
  const t = useTexts({ 'zh-CN': zh, en }).phonePage;
  const account = useAccount();
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState(false);
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <Loaded query={account}>
        {(data) => (
          <>
            <p>{t.now(data.phone)}</p>
            {sent ? (
              <NewPhone phone={phone.trim()} onBack={() => setSent(false)} />
            ) : (
              <AskForCode phone={phone} change={setPhone} onSent={() => setSent(true)} />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

type AskProps = { phone: string; change: (phone: string) => void; onSent: () => void };

function AskForCode({ phone, change, onSent }: AskProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [attempted, setAttempted] = useState(false);
  const ask = useIntention((to: string, key) => act(key, 'startPhoneChange', { body: { phone: to } }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (isPhone(phone) && (await ask.start(phone.trim())) !== null) onSent();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={ask.error} />
      <TextField
        id="new-phone"
        label={t.phonePage.phone}
        value={phone}
        onChange={change}
        problem={attempted && !isPhone(phone) ? error(t.phonePage.phoneMissing) : null}
        width="medium"
        required
        input={{ type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' }}
      />
      <div className="buttons">
        <Button look="primary" submits busy={ask.busy}>
          {t.phonePage.send}
        </Button>
        <ButtonLink href="/account" look="quiet">
          {t.back}
        </ButtonLink>
      </div>
    </form>
  );
}

function NewPhone({ phone, onBack }: { phone: string; onBack: () => void }) {
  const t = useTexts({ 'zh-CN': zh, en }).phonePage;
  const [, goTo] = useLocation();
  const [typed, setTyped] = useState({ code: '', password: '' });
  const [attempted, setAttempted] = useState(false);
  const change = useIntention((body: typeof typed & { phone: string }, key) =>
    act(key, 'changePhone', { body }),
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (typed.code.trim() === '' || typed.password === '') return;
    const account = await change.start({ phone, ...typed, code: typed.code.trim() });
    if (account === null) return;
    queryClient.setQueryData(['account'], account);
    goTo('/account');
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Notice kind="info" title={t.sent(phone)} live>
        <p>{t.notReceived}</p>
      </Notice>
      <RefusalNotice error={change.error} />
      <TextField
        id="phone-code"
        label={t.code}
        value={typed.code}
        onChange={(code) => setTyped({ ...typed, code })}
        problem={attempted && typed.code.trim() === '' ? error(t.codeMissing) : null}
        width="short"
        required
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
      />
      <PasswordField
        id="phone-password"
        label={t.password}
        value={typed.password}
        onChange={(password) => setTyped({ ...typed, password })}
        problem={attempted && typed.password === '' ? error(t.passwordMissing) : null}
        autoComplete="current-password"
        required
      />
      <div className="buttons">
        <Button look="primary" submits busy={change.busy}>
          {t.submit}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t.another}
        </Button>
      </div>
    </form>
  );
}
