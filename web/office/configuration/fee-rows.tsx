import { Button, Input, InputNumber, Select } from 'antd';
import type { ConfigurationDocument } from '#contract/client.ts';
import { examFormText } from '#vocabulary/configuration.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { type Level, levelName } from './worded-params.ts';
import type { Writing } from './writing.ts';

type Fee = ConfigurationDocument['fees'][number];

const FORMS = ['*', 'computer', 'paper'] as const;
const YUAN = 100;

/** What a subject and a person cost, by level and form; the more precise line wins. */
export function FeeRows({ levels, writing }: { levels: readonly Level[]; writing: Writing }) {
  const t = useConfigurationTexts();
  const { document, change, disabled } = writing;
  const { fees } = document;
  const put = (at: number, fee: Fee | null) =>
    change({ fees: fees.flatMap((of, i) => (i === at ? (fee === null ? [] : [fee]) : [of])) });
  const fresh: Fee = { level: '*', form: '*', fenPerSubject: 0, fenPerPerson: 0, legalBasis: '' };
  return (
    <fieldset>
      <legend>{t.form.fees}</legend>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t.form.level}</th>
            <th scope="col">{t.form.formOfExam}</th>
            <th scope="col">{t.form.perSubject}</th>
            <th scope="col">{t.form.perPerson}</th>
            <th scope="col">{t.form.basis}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {fees.map((fee, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity while they are written
            <FeeRow key={i} fee={fee} levels={levels} disabled={disabled} onChange={(next) => put(i, next)} />
          ))}
        </tbody>
      </table>
      {!disabled && (
        <Button size="small" onClick={() => change({ fees: [...fees, fresh] })}>
          {t.form.add}
        </Button>
      )}
    </fieldset>
  );
}

type RowProps = {
  fee: Fee;
  levels: readonly Level[];
  disabled: boolean;
  onChange: (fee: Fee | null) => void;
};

function FeeRow({ fee, levels, disabled, onChange }: RowProps) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const set = (part: Partial<Fee>) => onChange({ ...fee, ...part });
  const money = (key: 'fenPerSubject' | 'fenPerPerson', label: string) => (
    <td>
      <InputNumber
        aria-label={label}
        min={0}
        max={10_000}
        precision={2}
        disabled={disabled}
        value={fee[key] / YUAN}
        onChange={(yuan) => set({ [key]: Math.round((yuan ?? 0) * YUAN) })}
      />
    </td>
  );
  return (
    <tr>
      <td>
        <Select
          aria-label={t.form.level}
          className="fee-choice"
          disabled={disabled}
          value={fee.level}
          options={[
            { value: '*', label: t.form.anyLevel },
            ...levels.map(({ code }) => ({ value: code, label: levelName(levels, code, language) })),
          ]}
          onChange={(level) => set({ level })}
        />
      </td>
      <td>
        <Select
          aria-label={t.form.formOfExam}
          className="fee-choice"
          disabled={disabled}
          value={fee.form}
          options={FORMS.map((form) => ({ value: form, label: examFormText(form, language) }))}
          onChange={(form) => set({ form })}
        />
      </td>
      {money('fenPerSubject', t.form.perSubject)}
      {money('fenPerPerson', t.form.perPerson)}
      <td>
        <Input
          aria-label={t.form.basis}
          maxLength={200}
          disabled={disabled}
          value={fee.legalBasis}
          onChange={(event) => set({ legalBasis: event.target.value })}
        />
      </td>
      <td>
        {!disabled && (
          <Button size="small" onClick={() => onChange(null)}>
            {t.form.remove}
          </Button>
        )}
      </td>
    </tr>
  );
}
