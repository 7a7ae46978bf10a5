import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { Answer } from '#domain/edition/edition.ts';
import type { Option } from '#domain/edition/options.ts';
import { DirectorySelect } from '../employers/directory-select.tsx';
import { useLanguage } from '../language.tsx';
import { useCorrectionTexts } from './correction-texts.ts';
import type { CorrectableField } from './wanted.ts';

type Props = {
  field: CorrectableField;
  label: string;
  answer: Answer;
  options: readonly Option[];
  region: string;
  isWrong: boolean;
  onChange: (answer: Answer) => void;
};

const PATTERNS: Partial<Record<CorrectableField['type'], string>> = { month: 'YYYY-MM', date: 'YYYY-MM-DD' };

/** One answer to be corrected, typed or chosen as its declaration says. */
export function FieldInput({ field, label, answer, options, region, isWrong, onChange }: Props) {
  const { language } = useLanguage();
  const t = useCorrectionTexts();
  const status = isWrong ? 'error' : '';
  const shown = typeof answer === 'string' ? answer : '';
  const choices = options.map(({ code, label: zh, labelEn }) => ({
    value: code,
    label: language === 'en' ? labelEn : zh,
  }));
  switch (field.type) {
    case 'option':
      return (
        <Select<string>
          aria-label={label}
          status={status}
          showSearch={{ optionFilterProp: 'label' }}
          value={choices.some(({ value }) => value === shown) ? shown : null}
          options={choices}
          onChange={onChange}
        />
      );
    case 'options':
      return (
        <Select<string[]>
          aria-label={label}
          status={status}
          mode="multiple"
          value={Array.isArray(answer) ? [...answer] : []}
          options={choices}
          onChange={onChange}
        />
      );
    case 'employer':
      return (
        <>
          <DirectorySelect
            region={region}
            label={label}
            chosen={shown === '' || shown === 'other' ? null : shown}
            onChoose={onChange}
          />
          <Checkbox
            checked={shown === 'other'}
            onChange={({ target }) => onChange(target.checked ? 'other' : null)}
          >
            {t.employerOther}
          </Checkbox>
        </>
      );
    case 'whole-number':
      return (
        <InputNumber<number>
          aria-label={label}
          status={status}
          min={0}
          max={field.max}
          value={typeof answer === 'number' ? answer : null}
          onChange={onChange}
        />
      );
    case 'long-text':
      return (
        <Input.TextArea
          aria-label={label}
          status={status}
          rows={3}
          value={shown}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <Input
          aria-label={label}
          status={status}
          value={shown}
          maxLength={field.max}
          placeholder={[PATTERNS[field.type], field.sealed ? t.sealedHint : undefined]
            .filter(Boolean)
            .join(' · ')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
