import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Mail } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TextField } from '../ui/text-field.tsx';
import { queryClient } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const MAIL = ['mail'];
const error = (text: string) => ({ text, severity: 'error' as const });
const remember = (mail: Mail) => queryClient.setQueryData(MAIL, mail);

/** Where copies of messages go by mail: an address that was proven by a code, or none. */
export function MailPage() {
  const t = useTexts({ 'zh-CN': zh, en }).mailPage;
  const mail = useQuery({ queryKey: MAIL, queryFn: () => read('getMail', {}), staleTime: 0 });
  const [address, setAddress] = useState('');
  const [sent, setSent] = useState(false);

  function saved(now: Mail) {
    remember(now);
    setSent(false);
    setAddress('');
  }

  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <Loaded query={mail}>
        {(data) => (
          <>
            {data.mail !== null && <Present mail={data.mail} fails={data.fails} />}
            {!data.available && <Notice kind="info" title={t.unavailable} />}
            {data.available && !sent && (
              <AskForCode address={address} change={setAddress} onSent={() => setSent(true)} />
            )}
            {data.available && sent && (
              <Prove address={address.trim()} onSaved={saved} onBack={() => setSent(false)} />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function Present({ mail, fails }: { mail: string; fails: boolean }) {
  const t = useTexts({ 'zh-CN': zh, en }).mailPage;
  const remove = useIntention((_: null, key) => act(key, 'removeMail', {}));
  const leave = async () => {
    const now = await remove.start(null);
    if (now !== null) remember(now);
  };
  return (
    <>
      <Notice kind={fails ? 'warning' : 'done'} title={t.now(mail)}>
        {fails && <p>{t.fails}</p>}
      </Notice>
      <RefusalNotice error={remove.error} />
      <Button look="danger" busy={remove.busy} onClick={() => void leave()}>
        {t.remove}
      </Button>
    </>
  );
}

type AskProps = { address: string; change: (address: string) => void; onSent: () => void };

function AskForCode({ address, change, onSent }: AskProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [attempted, setAttempted] = useState(false);
  const ask = useIntention((to: string, key) => act(key, 'startMail', { body: { mail: to } }));
  const isMissing = !address.includes('@');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (!isMissing && (await ask.start(address.trim())) !== null) onSent();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={ask.error} />
      <TextField
        id="mail"
        label={t.mailPage.address}
        value={address}
        onChange={change}
        problem={attempted && isMissing ? error(t.mailPage.addressMissing) : null}
        width="medium"
        required
        input={{ type: 'email', inputMode: 'email', autoComplete: 'email', autoCapitalize: 'none' }}
      />
      <div className="buttons">
        <Button look="primary" submits busy={ask.busy}>
          {t.mailPage.send}
        </Button>
        <ButtonLink href="/account" look="quiet">
          {t.back}
        </ButtonLink>
      </div>
    </form>
  );
}

type ProveProps = { address: string; onSaved: (mail: Mail) => void; onBack: () => void };

function Prove({ address, onSaved, onBack }: ProveProps) {
  const t = useTexts({ 'zh-CN': zh, en }).mailPage;
  const [code, setCode] = useState('');
  const [attempted, setAttempted] = useState(false);
  const save = useIntention((given: string, key) =>
    act(key, 'saveMail', { body: { mail: address, code: given } }),
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (code.trim() === '') return;
    const now = await save.start(code.trim());
    if (now !== null) onSaved(now);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Notice kind="info" title={t.sent(address)} live>
        <p>{t.notReceived}</p>
      </Notice>
      <RefusalNotice error={save.error} />
      <TextField
        id="mail-code"
        label={t.code}
        value={code}
        onChange={setCode}
        problem={attempted && code.trim() === '' ? error(t.codeMissing) : null}
        width="short"
        required
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
      />
      <div className="buttons">
        <Button look="primary" submits busy={save.busy}>
          {t.save}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t.another}
        </Button>
      </div>
    </form>
  );
}
