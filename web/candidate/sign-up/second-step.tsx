import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SignUp } from '#contract/client.ts';
import type { Problem } from '#domain/edition/problem.ts';
import { consents } from '#vocabulary/notices.ts';
import { RareCharacters } from '../characters/rare-characters.tsx';
import { en as identityEn } from '../identity/texts.en.ts';
import { zh as identityZh } from '../identity/texts.zh-CN.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { type FieldProps, RequiredLegend } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { TextField } from '../ui/text-field.tsx';
import { rememberSession } from '../wire/queries.ts';
import { type Intention, useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { CodeField } from './code-field.tsx';
import { IdTypeField } from './id-type-field.tsx';
import { linesOf, type OwnWords, problemAt, signUpFieldId } from './problem-words.ts';
import { checkSecondStep, type SignUpDraft } from './sign-up-draft.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type StepProps = {
  draft: SignUpDraft;
  change: (part: Partial<SignUpDraft>) => void;
  sendCode: Intention<string, unknown>;
  /** Name and number are confirmed by the national network identity: no second entry. */
  verified: boolean;
  onWithoutIdentity: () => void;
  /** The server found something in the first step. */
  onRefused: (problems: readonly Problem[]) => void;
};

/** What the account is made of: both entries, and the consents with the versions that were read. */
function bodyOf(
  { agreed, nameAgain, idTypeAgain, idNumberAgain, ...draft }: SignUpDraft,
  verified: boolean,
): SignUp {
  const given = consents.filter((consent) => agreed.includes(consent.key));
  return {
    ...draft,
    userName: draft.userName.trim(),
    phone: draft.phone.trim(),
    phoneCode: draft.phoneCode.trim(),
    ...(verified ? {} : { nameAgain, idTypeAgain: idTypeAgain || draft.idType, idNumberAgain }),
    consents: given.map(({ key, version }) => ({ key, version })),
  };
}

/** The identity a second time: fresh fields, so that a slip of the first step shows. */
export function SecondStep({ draft, change, sendCode, verified, onWithoutIdentity, onRefused }: StepProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const words = useTexts({ 'zh-CN': identityZh, en: identityEn }).signUp;
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const [attempt, setAttempt] = useState(0);
  const signUp = useIntention((body: SignUp, key) => act(key, 'signUp', { body }));
  const own: OwnWords = { ...t.again.differs, ...t.problems };
  const code = signUp.error?.code;
  const isReserved = draft.reclaimCode !== '' || code === 'id-number-reserved';
  const problems = checkSecondStep(draft, verified);
  const at = (key: keyof SignUpDraft) => ({
    id: signUpFieldId(key),
    required: true,
    problem: attempt > 0 ? problemAt(problems, key, own, language) : null,
  });

  const found = signUp.error?.problems;
  useEffect(() => {
    if (found !== undefined && found.length > 0) onRefused(found);
  }, [found, onRefused]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(problems).length > 0) return setAttempt(attempt + 1);
    const session = await signUp.start(bodyOf(draft, verified));
    if (session === null) return;
    rememberSession(session);
    goTo('/account/basics');
  }

  return (
    <>
      <PageHead title={verified ? t.title : t.again.title}>{verified ? words.lead : t.again.lead}</PageHead>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {attempt > 0 && <ProblemSummary attempt={attempt} lines={linesOf(problems, own, language)} />}
        <RefusalNotice error={signUp.error}>
          {signUp.error?.code === 'id-number-taken' && (
            <p>
              {t.taken} <Link href="/recovery">{t.recover}</Link> {t.notMine}{' '}
              <Link href="/reclaim">{t.reclaim}</Link>
            </p>
          )}
        </RefusalNotice>
        {verified && signUp.error?.code.startsWith('network-identity') && (
          <Button onClick={onWithoutIdentity}>{words.without}</Button>
        )}
        <RequiredLegend />
        <CodeField {...at('phoneCode')} draft={draft} change={change} sendCode={sendCode} />
        {!verified && <IdentityAgain draft={draft} change={change} at={at} />}
        {isReserved && (
          <TextField
            id={signUpFieldId('reclaimCode')}
            label={t.reclaimCode}
            hint={t.reclaimCodeHint}
            value={draft.reclaimCode}
            onChange={(reclaimCode) => change({ reclaimCode })}
            width="medium"
            input={{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
          />
        )}
        <div className="buttons">
          <Button look="primary" submits busy={signUp.busy}>
            {t.again.submit}
          </Button>
          <ButtonLink href="/sign-up" look="quiet">
            {t.again.back}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

type AgainProps = Pick<StepProps, 'draft' | 'change'> & {
  at: (key: keyof SignUpDraft) => Pick<FieldProps, 'id' | 'required' | 'problem'>;
};

/** Fresh fields, so that a slip of the first step shows. */
function IdentityAgain({ draft, change, at }: AgainProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <TextField
        {...at('nameAgain')}
        label={t.name}
        value={draft.nameAgain}
        onChange={(nameAgain) => change({ nameAgain })}
        after={
          <RareCharacters
            fieldId={signUpFieldId('nameAgain')}
            value={draft.nameAgain}
            onChange={(nameAgain) => change({ nameAgain })}
          />
        }
        width="medium"
        input={{ autoComplete: 'off', spellCheck: false }}
      />
      <IdTypeField
        {...at('idTypeAgain')}
        label={t.idType}
        value={draft.idTypeAgain}
        onChange={(idTypeAgain) => change({ idTypeAgain })}
      />
      <TextField
        {...at('idNumberAgain')}
        label={t.idNumber}
        value={draft.idNumberAgain}
        onChange={(idNumberAgain) => change({ idNumberAgain })}
        width="medium"
        input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }}
      />
    </>
  );
}
