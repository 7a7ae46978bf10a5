import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { ID_TYPES, type IdType } from '#domain/identity/id-papers.ts';
import { RareCharacters } from '../characters/rare-characters.tsx';
import { PasswordByIdentity, RecoveryWay } from '../identity/recovery-way.tsx';
import { VisitEnd } from '../identity/visit-end.tsx';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { IdTypeField } from '../sign-up/id-type-field.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Identity = { readonly idType: IdType; readonly idNumber: string; readonly name: string };

const missing = (value: string, text: string) =>
  value.trim() === '' ? { text, severity: 'error' as const } : null;

/** A new password by a code in a text message, or by the national network identity. Whether the account exists is not told. */
export function RecoveryPage() {
  const t = useTexts({ 'zh-CN': zh, en }).recovery;
  const [identity, setIdentity] = useState<Identity>({ idType: ID_TYPES[0], idNumber: '', name: '' });
  const [sent, setSent] = useState(false);
  const [search] = useSearchParams();
  if (search.get('identity') === 'verified') {
    return (
      <>
        <PageHead title={t.title} />
        <PasswordByIdentity />
      </>
    );
  }
  return (
    <>
      <PageHead title={t.title}>{t.why}</PageHead>
      <VisitEnd />
      {sent ? (
        <NewPassword identity={identity} onBack={() => setSent(false)} />
      ) : (
        <AskForCode identity={identity} change={setIdentity} onSent={() => setSent(true)} />
      )}
    </>
  );
}

type AskProps = { identity: Identity; change: (identity: Identity) => void; onSent: () => void };

function AskForCode({ identity, change, onSent }: AskProps) {
  const t = useTexts({ 'zh-CN': zh, en }).recovery;
  const [attempted, setAttempted] = useState(false);
  const ask = useIntention((body: Identity, key) => act(key, 'startRecovery', { body }));

  function isComplete() {
    setAttempted(true);
    return identity.name.trim() !== '' && identity.idNumber.trim() !== '';
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete() && (await ask.start(identity)) !== null) onSent();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={ask.error} />
      <IdTypeField
        id="recovery-id-type"
        label={t.idType}
        value={identity.idType}
        onChange={(idType) => change({ ...identity, idType: idType || ID_TYPES[0] })}
      />
      <TextField
        id="recovery-id-number"
        label={t.idNumber}
        value={identity.idNumber}
        onChange={(idNumber) => change({ ...identity, idNumber })}
        problem={attempted ? missing(identity.idNumber, t.idNumberMissing) : null}
        width="medium"
        required
        input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }}
      />
      <TextField
        id="recovery-name"
        label={t.name}
        value={identity.name}
        onChange={(name) => change({ ...identity, name })}
        after={
          <RareCharacters
            fieldId="recovery-name"
            value={identity.name}
            onChange={(name) => change({ ...identity, name })}
          />
        }
        problem={attempted ? missing(identity.name, t.nameMissing) : null}
        width="medium"
        required
        input={{ autoComplete: 'name' }}
      />
      <div className="buttons">
        <Button look="primary" submits busy={ask.busy}>
          {t.send}
        </Button>
      </div>
      <RecoveryWay person={identity} ready={isComplete} />
    </form>
  );
}

function NewPassword({ identity, onBack }: { identity: Identity; onBack: () => void }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [, goTo] = useLocation();
  const [typed, setTyped] = useState({ code: '', password: '' });
  const [attempted, setAttempted] = useState(false);
  const finish = useIntention((body: Identity & typeof typed, key) => act(key, 'finishRecovery', { body }));
  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (typed.code.trim() === '' || typed.password === '') return;
    if ((await finish.start({ ...identity, ...typed, code: typed.code.trim() })) !== null)
      goTo('/login?recovered');
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Notice kind="info" title={t.recovery.sent} live>
        <p>{t.recovery.notReceived}</p>
      </Notice>
      <RefusalNotice error={finish.error} />
      <TextField
        id="recovery-code"
        label={t.recovery.code}
        value={typed.code}
        onChange={(code) => setTyped({ ...typed, code })}
        problem={attempted ? missing(typed.code, t.recovery.codeMissing) : null}
        width="short"
        required
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
      />
      <PasswordField
        id="recovery-password"
        label={t.recovery.newPassword}
        value={typed.password}
        onChange={(password) => setTyped({ ...typed, password })}
        problem={attempted ? missing(typed.password, t.passwordMissing) : null}
        autoComplete="new-password"
        required
      />
      <div className="buttons">
        <Button look="primary" submits busy={finish.busy}>
          {t.recovery.submit}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t.recovery.back}
        </Button>
      </div>
    </form>
  );
}
