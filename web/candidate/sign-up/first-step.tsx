import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { consents, noticeIn } from '#vocabulary/notices.ts';
import { RareCharacters } from '../characters/rare-characters.tsx';
import { SignUpWay } from '../identity/sign-up-way.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { RequiredLegend } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Tick } from '../ui/tick.tsx';
import type { Intention } from '../wire/use-intention.ts';
import { IdTypeField } from './id-type-field.tsx';
import { linesOf, type OwnWords, problemAt, signUpFieldId } from './problem-words.ts';
import { checkFirstStep, type SignUpDraft, type SignUpProblems } from './sign-up-draft.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type StepProps = { draft: SignUpDraft; change: (part: Partial<SignUpDraft>) => void };

type FirstProps = StepProps & {
  /** What the server found on sending; shown at once. */
  said: SignUpProblems;
  /** The code that goes to the telephone on leaving this step. */
  sending: Pick<Intention<string, unknown>, 'busy' | 'error'>;
  /** By the national network identity: name and number are typed once. */
  verified: boolean;
  onDone: () => Promise<void>;
};

export function FirstStep({ draft, change, said, sending, verified, onDone }: FirstProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [attempt, setAttempt] = useState(Object.keys(said).length > 0 ? 1 : 0);
  const [left, setLeft] = useState<readonly string[]>([]);
  const own: OwnWords = t.problems;

  const problems = { ...said, ...checkFirstStep(draft) };
  const unticked = consents.filter((consent) => !draft.agreed.includes(consent.key));
  const shown: SignUpProblems = attempt > 0 ? problems : pick(problems, left);
  const at = (key: keyof SignUpDraft) => ({
    id: signUpFieldId(key),
    required: true,
    problem: problemAt(shown, key, own, language),
    onBlur: () => draft[key] !== '' && setLeft([...left, key]),
  });
  const consentLines = unticked.map((consent) => ({
    fieldId: signUpFieldId(consent.key),
    text: t.consentOf(noticeIn(consent, language).title),
  }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(problems).length === 0 && unticked.length === 0) await onDone();
    else setAttempt(attempt + 1);
  }

  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <p>
        {t.noticeLead}{' '}
        <a href="/sign-up/notice" target="_blank" rel="noopener">
          {t.notice}
        </a>
        {' · '}
        {t.haveAccount} <Link href="/login">{t.logIn}</Link>
      </p>
      <SignUpWay verified={verified} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        {attempt > 0 && (
          <ProblemSummary attempt={attempt} lines={[...linesOf(problems, own, language), ...consentLines]} />
        )}
        <RefusalNotice error={sending.error} />
        <RequiredLegend />
        <TextField
          {...at('userName')}
          label={t.userName}
          hint={t.userNameHint}
          value={draft.userName}
          onChange={(userName) => change({ userName })}
          width="medium"
          input={{ autoComplete: 'username', autoCapitalize: 'none', spellCheck: false }}
        />
        <PasswordField
          {...at('password')}
          label={t.password}
          hint={t.passwordHint}
          value={draft.password}
          onChange={(password) => change({ password })}
          autoComplete="new-password"
        />
        <TextField
          {...at('name')}
          label={t.name}
          hint={t.nameHint}
          value={draft.name}
          onChange={(name) => change({ name })}
          after={
            <RareCharacters
              fieldId={signUpFieldId('name')}
              value={draft.name}
              onChange={(name) => change({ name })}
            />
          }
          width="medium"
          input={{ autoComplete: 'name', spellCheck: false }}
        />
        <IdTypeField
          id={signUpFieldId('idType')}
          required
          label={t.idType}
          value={draft.idType}
          onChange={(idType) => change({ idType: idType || 'resident-id' })}
        />
        <TextField
          {...at('idNumber')}
          label={t.idNumber}
          value={draft.idNumber}
          onChange={(idNumber) => change({ idNumber })}
          width="medium"
          input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }}
        />
        <TextField
          {...at('phone')}
          label={t.phone}
          hint={t.phoneHint}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          width="medium"
          input={{ type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' }}
        />
        {consents.map((consent) => {
          const { title } = noticeIn(consent, language);
          const isMissing = attempt > 0 && !draft.agreed.includes(consent.key);
          return (
            <Tick
              key={consent.key}
              id={signUpFieldId(consent.key)}
              ticked={draft.agreed.includes(consent.key)}
              problem={isMissing ? { text: t.consentMissing, severity: 'error' } : null}
              onChange={(on) => change({ agreed: toggled(draft.agreed, consent.key, on) })}
            >
              {t.consent(title)}{' '}
              <a href={`/consents/${consent.key}`} target="_blank" rel="noopener">
                {t.read}
              </a>
            </Tick>
          );
        })}
        <div className="buttons">
          <Button look="primary" submits busy={sending.busy}>
            {t.next}
          </Button>
        </div>
      </form>
    </>
  );
}

const pick = (problems: SignUpProblems, keys: readonly string[]): SignUpProblems =>
  Object.fromEntries(Object.entries(problems).filter(([key]) => keys.includes(key)));

const toggled = (keys: readonly string[], key: string, on: boolean) =>
  on ? [...keys, key] : keys.filter((each) => each !== key);
