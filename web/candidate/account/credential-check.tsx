import { useEffect, useRef } from 'react';
import type { Account, NewCredential } from '#contract/client.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { credentialLabel } from '#vocabulary/credentials.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { levelListOf } from './credential-list.tsx';
import { wordsOfCode } from './general-options.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type CheckProps = {
  readonly record: NewCredential;
  readonly lists: OptionLists;
  readonly warnings: readonly string[];
  readonly onBack: () => void;
  readonly onSaved: (account: Account) => void;
};

const KEYS = [
  'level',
  'school',
  'schoolNote',
  'major',
  'finishedOn',
  'certificateNumber',
  'studyLength',
] as const;

/** A last look before a record is saved for good. */
export function CredentialCheck({ record, lists, warnings, onBack, onSaved }: CheckProps) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  const { language } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const save = useIntention((body: NewCredential, key) => act(key, 'addCredential', { body }));
  useEffect(() => heading.current?.focus(), []);

  const shown: Readonly<Partial<Record<(typeof KEYS)[number], string>>> = {
    level: wordsOfCode(lists[levelListOf(record.kind)], record.level, language),
    finishedOn: sayMoment(record.finishedOn, language),
    studyLength: wordsOfCode(lists['study-length'], record.studyLength, language),
  };
  const facts = KEYS.filter((key) => record[key] !== '').map((key) => ({
    key,
    label: credentialLabel(record.kind, key, language) ?? key,
    value: shown[key] ?? record[key],
  }));

  async function confirm() {
    const account = await save.start(record);
    if (account !== null) onSaved(account);
  }

  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {t.checkTitle}
      </h2>
      <Facts facts={facts} />
      {warnings.map((warning) => (
        <Notice kind="warning" key={warning}>
          <p>{warning}</p>
        </Notice>
      ))}
      <p>{t.onceSaved}</p>
      <RefusalNotice error={save.error} />
      <div className="buttons">
        <Button look="primary" busy={save.busy} onClick={() => void confirm()}>
          {t.save}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t.backToEdit}
        </Button>
      </div>
    </section>
  );
}
