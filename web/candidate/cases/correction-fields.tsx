import type { Account } from '#contract/client.ts';
import type { IdType } from '#domain/identity/id-papers.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { choicesOf, useGeneralOptions, wordsOfCode } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { IdTypeField } from '../sign-up/id-type-field.tsx';
import { RadioField } from '../ui/choice-group.tsx';
import { Facts } from '../ui/facts.tsx';
import type { SummaryLine } from '../ui/problem-summary.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { DateField, TextField } from '../ui/text-field.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Null: stays as it is. */
export type Correction = {
  readonly name: string | null;
  readonly idType: IdType | null;
  readonly idNumber: string | null;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly nationality: string | null;
};

export const noCorrection: Correction = {
  name: null,
  idType: null,
  idNumber: null,
  sex: null,
  birthDate: null,
  nationality: null,
};

export const correctionProblems = (after: Correction, t: typeof zh): SummaryLine[] =>
  Object.values(after).every((value) => value === null) ? [{ fieldId: 'case-name', text: t.nothing }] : [];

type Props = {
  readonly account: Account;
  readonly after: Correction;
  readonly onChange: (after: Correction) => void;
  readonly attempted: boolean;
};

/** What the account says, and below it what it should say. */
export function CorrectionFields({ account, after, onChange, attempted }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const lists = useGeneralOptions().data;
  const label = (key: string) => fieldLabel('', key, language);
  const [nothing] = attempted ? correctionProblems(after, t) : [];
  const change = (part: Partial<Correction>) => onChange({ ...after, ...part });
  return (
    <>
      <Now account={account} />
      <p className="hint">{t.correction.keep}</p>
      <TextField
        id="case-name"
        label={label('name')}
        problem={nothing === undefined ? null : { text: nothing.text, severity: 'error' }}
        value={after.name ?? ''}
        onChange={(name) => change({ name: name || null })}
        width="medium"
        input={{ spellCheck: false }}
      />
      <IdTypeField
        id="case-idType"
        label={label('id_type')}
        value={after.idType ?? ''}
        onChange={(idType) => change({ idType: idType || null })}
      />
      <TextField
        id="case-idNumber"
        label={label('id_number')}
        value={after.idNumber ?? ''}
        onChange={(idNumber) => change({ idNumber: idNumber || null })}
        width="medium"
        input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }}
      />
      <RadioField
        id="case-sex"
        label={label('sex')}
        value={after.sex ?? ''}
        choices={choicesOf(lists?.sex, language)}
        onChange={(sex) => change({ sex })}
      />
      <DateField
        id="case-birthDate"
        label={label('birth_date')}
        kind="date"
        value={after.birthDate ?? ''}
        onChange={(birthDate) => change({ birthDate: birthDate || null })}
      />
      <SearchField
        id="case-nationality"
        label={label('nationality')}
        value={after.nationality ?? ''}
        choices={choicesOf(lists?.nationality, language)}
        onChange={(nationality) => change({ nationality: nationality || null })}
      />
    </>
  );
}

function Now({ account: now }: { account: Account }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const lists = useGeneralOptions().data;
  const words = (list: string, code: string | null) =>
    code === null ? t.empty : wordsOfCode(lists?.[list], code, language);
  const facts = [
    ['name', now.name],
    ['id_type', words('id-type', now.idType)],
    ['id_number', now.idNumberMasked || t.empty],
    ['sex', words('sex', now.sex)],
    ['birth_date', now.birthDate === null ? t.empty : sayMoment(now.birthDate, language)],
    ['nationality', words('nationality', now.nationality)],
  ] as const;
  return (
    <section className="quoted" aria-label={t.correction.now}>
      <Facts facts={facts.map(([key, value]) => ({ key, label: fieldLabel('', key, language), value }))} />
    </section>
  );
}
