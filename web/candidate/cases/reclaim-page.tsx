import { type FormEvent, useState } from 'react';
import type { Reclaim } from '#contract/client.ts';
import type { IdType } from '#domain/identity/id-papers.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { IdTypeField } from '../sign-up/id-type-field.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { RequiredLegend } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { EvidenceField, type Picture } from './evidence-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Step = 'phone' | 'identity' | 'done';

/** Who finds their ID number registered by somebody else asks for it here, without an account. */
export function ReclaimPage() {
  const t = useTexts({ 'zh-CN': zh, en }).reclaim;
  const [step, setStep] = useState<Step>('phone');
  if (step === 'done') {
    return (
      <>
        <PageHead title={t.title} />
        <Notice kind="done" title={t.doneTitle} live>
          <p>{t.done}</p>
        </Notice>
        <ButtonLink href="/">{t.toFront}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      {step === 'phone' ? (
        <PhoneStep onProven={() => setStep('identity')} />
      ) : (
        <IdentityStep onDone={() => setStep('done')} />
      )}
    </>
  );
}

const problemWhere = (isWrong: boolean, text: string) =>
  isWrong ? { text, severity: 'error' as const } : null;

function PhoneStep({ onProven }: { onProven: () => void }) {
  const t = useTexts({ 'zh-CN': zh, en }).reclaim;
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const [attempted, setAttempted] = useState(false);
  const ask = useIntention((body: { phone: string }, key) => act(key, 'startReclaim', { body }));
  const prove = useIntention((body: { phone: string; code: string }, key) =>
    act(key, 'proveReclaimPhone', { body }),
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    const number = phone.trim();
    if (!/^1[3-9]\d{9}$/.test(number)) return;
    if (!sent) {
      if ((await ask.start({ phone: number })) === null) return;
      setAttempted(false);
      return setSent(true);
    }
    if (code.trim() !== '' && (await prove.start({ phone: number, code: code.trim() })) !== null) onProven();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t.phoneTitle}</h2>
      <RefusalNotice error={ask.error ?? prove.error} />
      {sent ? (
        <>
          <Notice kind="info" title={t.sent} live />
          <TextField
            id="reclaim-code"
            label={t.code}
            value={code}
            onChange={setCode}
            problem={problemWhere(attempted && code.trim() === '', t.codeMissing)}
            width="short"
            required
            input={{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
          />
        </>
      ) : (
        <TextField
          id="reclaim-phone"
          label={t.phone}
          value={phone}
          onChange={setPhone}
          problem={problemWhere(attempted && !/^1[3-9]\d{9}$/.test(phone.trim()), t.phoneMissing)}
          width="medium"
          required
          input={{ type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' }}
        />
      )}
      <div className="buttons">
        <Button look="primary" submits busy={ask.busy || prove.busy}>
          {sent ? t.verify : t.send}
        </Button>
        {sent && (
          <Button look="quiet" onClick={() => setSent(false)}>
            {t.otherPhone}
          </Button>
        )}
      </div>
    </form>
  );
}

type Typed = Pick<Reclaim, 'name' | 'idNumber'> & { readonly idType: IdType };
const LEAST = 2;

function IdentityStep({ onDone }: { onDone: () => void }) {
  const texts = useTexts({ 'zh-CN': zh, en });
  const t = texts.reclaim;
  const { language } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const [typed, setTyped] = useState<Typed>({ name: '', idType: 'resident-id', idNumber: '' });
  const [place, setPlace] = useState({ region: '', point: '' });
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const open = useIntention((body: Reclaim, key) => act(key, 'openReclaim', { body }));
  const found = [
    ['case-name', typed.name.trim() === '', texts.nameMissing],
    ['case-idNumber', typed.idNumber.trim() === '', texts.numberMissing],
    ['case-evidence', pictures.length < LEAST, texts.evidence.missingTwo],
    ['case-region', place.region === '', texts.regionMissing],
    ['case-point', place.point === '', texts.pointMissing],
  ] as const;
  const own = found.flatMap(([fieldId, isWrong, text]) => (isWrong ? [{ fieldId, text }] : []));
  const said = (open.error?.problems ?? []).map((problem) => ({
    fieldId: `case-${problem.field}`,
    text: problemText(problem, '', language),
  }));
  const at = (id: string) => {
    const line = attempt > 0 ? [...own, ...said].find(({ fieldId }) => fieldId === id) : undefined;
    return { id, required: true, problem: problemWhere(line !== undefined, line?.text ?? '') };
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (own.length > 0) return;
    const evidence = pictures.map(({ digest }) => digest);
    if ((await open.start({ ...typed, ...place, evidence, note: '' })) !== null) onDone();
    else setAttempt((count) => count + 1);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {attempt > 0 && <ProblemSummary attempt={attempt} lines={[...own, ...said]} />}
      {said.length === 0 && <RefusalNotice error={open.error} />}
      <h2>{t.identityTitle}</h2>
      <RequiredLegend />
      <TextField
        {...at('case-name')}
        label={t.name}
        value={typed.name}
        onChange={(name) => setTyped({ ...typed, name })}
        width="medium"
        input={{ autoComplete: 'name', spellCheck: false }}
      />
      <IdTypeField
        id="case-idType"
        required
        label={t.idType}
        value={typed.idType}
        onChange={(idType) => setTyped({ ...typed, idType: idType || 'resident-id' })}
      />
      <TextField
        {...at('case-idNumber')}
        label={t.idNumber}
        value={typed.idNumber}
        onChange={(idNumber) => setTyped({ ...typed, idNumber })}
        width="medium"
        input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }}
      />
      <EvidenceField
        id="case-evidence"
        endpoint="uploadReclaimEvidence"
        hint={texts.evidence.reclaim}
        pictures={pictures}
        onChange={setPictures}
        problem={at('case-evidence').problem}
      />
      <PlaceFields place={place} onChange={setPlace} attempted={attempt > 0} />
      <div className="buttons">
        <Button look="primary" submits busy={open.busy}>
          {texts.submit}
        </Button>
      </div>
    </form>
  );
}
