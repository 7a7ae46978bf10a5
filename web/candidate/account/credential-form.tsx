import { type FormEvent, useState } from 'react';
import type { Account, NewCredential } from '#contract/client.ts';
import { checkCredential } from '#domain/credentials/credential.ts';
import { hasErrors } from '#domain/edition/check-page.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { Problem } from '#domain/edition/problem.ts';
import { credentialLabel } from '#vocabulary/credentials.ts';
import { credentialProblemText } from '#vocabulary/problems.ts';
import { RareCharacters } from '../characters/rare-characters.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Button } from '../ui/button.tsx';
import { RequiredLegend } from '../ui/field.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { DateField, TextField } from '../ui/text-field.tsx';
import { CredentialCheck } from './credential-check.tsx';
import { levelListOf } from './credential-list.tsx';
import { choicesOf } from './general-options.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What is too late a day, the server's clock decides; the clock of a phone may be wrong. */
const ANY_DAY = '2199-12-31';

type FormProps = {
  readonly kind: NewCredential['kind'];
  readonly account: Account;
  readonly lists: OptionLists;
  /** With the account where a record was saved, with null where not. */
  readonly onClose: (saved: Account | null) => void;
};

const fieldId = (key: string) => `credential-${key}`;
const codes = (lists: OptionLists, list: string) => (lists[list] ?? []).map((option) => option.code);

function emptyRecord(kind: NewCredential['kind']): NewCredential {
  const empty = { level: '', school: '', schoolNote: '', major: '', finishedOn: '', certificateNumber: '' };
  return { kind, ...empty, studyLength: '' };
}

/** Two steps, since a record cannot be changed once saved: fill in, then look again. */
export function CredentialForm({ kind, account, lists, onClose }: FormProps) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  const { language } = useLanguage();
  const [record, setRecord] = useState<NewCredential>(() => emptyRecord(kind));
  const [attempt, setAttempt] = useState(0);
  const [checking, setChecking] = useState(false);
  const problems = checkCredential(record, {
    today: ANY_DAY,
    birthDate: account.birthDate,
    levels: codes(lists, 'education-level'),
    degrees: codes(lists, 'degree').filter((code) => code !== 'none'),
    studyLengths: codes(lists, 'study-length'),
  });
  const words = (problem: Problem) => credentialProblemText(problem, kind, language);

  if (checking) {
    return (
      <CredentialCheck
        record={record}
        lists={lists}
        warnings={problems.map(words)}
        onBack={() => setChecking(false)}
        onSaved={onClose}
      />
    );
  }

  const errors = problems.filter((problem) => problem.severity === 'error');
  const shown = attempt > 0 ? problems : [];
  const change = (part: Partial<NewCredential>) => setRecord({ ...record, ...part });
  const at = (key: Exclude<keyof NewCredential, 'kind'>) => {
    const problem = shown.find((each) => each.field === key);
    return {
      id: fieldId(key),
      label: credentialLabel(kind, key, language) ?? key,
      problem: problem === undefined ? null : { text: words(problem), severity: problem.severity },
      value: record[key],
      onChange: (value: string) => change({ [key]: value }),
    };
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (hasErrors(problems)) setAttempt(attempt + 1);
    else setChecking(true);
  }

  const levels = (lists[levelListOf(kind)] ?? []).filter((option) => option.code !== 'none');
  return (
    <form onSubmit={submit} noValidate>
      <h2>{t.kindTitle[kind]}</h2>
      {attempt > 0 && (
        <ProblemSummary
          attempt={attempt}
          lines={errors.map((problem) => ({ fieldId: fieldId(problem.field), text: words(problem) }))}
        />
      )}
      <RequiredLegend />
      <SelectField {...at('level')} required choices={choicesOf(levels, language)} />
      <TextField
        {...at('school')}
        required
        hint={t.schoolHint}
        after={
          <RareCharacters
            fieldId={fieldId('school')}
            value={record.school}
            onChange={(school) => change({ school })}
          />
        }
      />
      <TextField {...at('schoolNote')} hint={t.schoolNoteHint} />
      <TextField {...at('major')} required width="medium" />
      <DateField {...at('finishedOn')} required kind="date" />
      <TextField {...at('certificateNumber')} hint={t.certificateHint} width="medium" />
      <SelectField
        {...at('studyLength')}
        required={kind === 'education'}
        choices={choicesOf(lists['study-length'], language)}
      />
      <div className="buttons">
        <Button look="primary" submits>
          {t.next}
        </Button>
        <Button look="quiet" onClick={() => onClose(null)}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
