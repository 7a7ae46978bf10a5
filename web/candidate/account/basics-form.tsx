import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Account, Basics } from '#contract/client.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { fieldHint, fieldLabel } from '#vocabulary/fields.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { RadioField } from '../ui/choice-group.tsx';
import { Facts } from '../ui/facts.tsx';
import { RequiredLegend } from '../ui/field.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { DateField } from '../ui/text-field.tsx';
import { queryClient } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { checkBasics, firstBasics } from './basics-draft.ts';
import { choicesOf, wordsOfCode } from './general-options.ts';
import { nextMissing } from './missing-parts.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const fieldId = (key: string) => `basics-${key}`;

export function BasicsForm({ account, lists }: { account: Account; lists: OptionLists }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const [basics, setBasics] = useState<Basics>(() => firstBasics(account));
  const [attempt, setAttempt] = useState(0);
  const save = useIntention((body: Basics, key) => act(key, 'saveBasics', { body }));
  const change = (part: Partial<Basics>) => setBasics({ ...basics, ...part });

  const own = checkBasics(basics);
  const problems = attempt === 0 ? [] : [...own, ...(save.error?.problems ?? [])];
  const words = (problem: (typeof problems)[number]) => problemText(problem, '', language);
  const at = (key: keyof Basics, name: string) => {
    const problem = problems.find((each) => each.field === key || each.field === name);
    return {
      id: fieldId(key),
      label: fieldLabel('', name, language),
      problem: problem === undefined ? null : { text: words(problem), severity: problem.severity },
    };
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (own.length > 0) return;
    const saved = await save.start(basics);
    if (saved === null) return setAttempt((count) => count + 1);
    queryClient.setQueryData(['account'], saved);
    goTo(nextMissing(saved));
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {problems.length > 0 && (
        <ProblemSummary
          attempt={attempt}
          lines={problems.map((problem) => ({ fieldId: fieldId(problem.field), text: words(problem) }))}
        />
      )}
      {save.error?.problems.length === 0 && <RefusalNotice error={save.error} />}
      <Quoted account={account} lists={lists} />
      <RequiredLegend />
      {!account.readFromIdNumber && (
        <>
          <RadioField
            {...at('sex', 'sex')}
            value={basics.sex ?? ''}
            choices={choicesOf(lists.sex, language)}
            onChange={(sex) => change({ sex })}
          />
          <DateField
            {...at('birthDate', 'birth_date')}
            kind="date"
            value={basics.birthDate ?? ''}
            onChange={(date) => change({ birthDate: date || null })}
          />
        </>
      )}
      <SearchField
        {...at('nationality', 'nationality')}
        required
        value={basics.nationality}
        choices={choicesOf(lists.nationality, language)}
        onChange={(nationality) => change({ nationality })}
      />
      <SearchField
        {...at('ethnicity', 'ethnicity')}
        value={basics.ethnicity ?? ''}
        choices={choicesOf(lists.ethnicity, language)}
        onChange={(ethnicity) => change({ ethnicity: ethnicity || null })}
      />
      <DateField
        {...at('idValidUntil', 'id_valid_until')}
        hint={fieldHint('', 'id_valid_until', language)}
        kind="date"
        value={basics.idValidUntil ?? ''}
        onChange={(date) => change({ idValidUntil: date || null })}
      />
      <div className="buttons">
        <Button look="primary" submits busy={save.busy}>
          {t.basicsPage.save}
        </Button>
      </div>
    </form>
  );
}

/** What signing up has fixed, as text. */
function Quoted({ account, lists }: { account: Account; lists: OptionLists }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const fixed: (readonly [string, string])[] = [
    ['name', account.name],
    ['id_type', wordsOfCode(lists['id-type'], account.idType, language)],
    ['id_number', account.idNumberMasked],
  ];
  if (account.readFromIdNumber) {
    fixed.push(['sex', wordsOfCode(lists.sex, account.sex ?? '', language)]);
    fixed.push(['birth_date', sayMoment(account.birthDate ?? '', language)]);
  }
  return (
    <div className="quoted">
      <Facts facts={fixed.map(([key, value]) => ({ key, label: fieldLabel('', key, language), value }))} />
      {account.readFromIdNumber && <p className="hint">{t.basicsPage.readFromId}</p>}
    </div>
  );
}
