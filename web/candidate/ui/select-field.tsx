import { useTexts } from '../shell/language.tsx';
import type { Choice } from './choice.ts';
import { ariaOf, Field, type FieldProps } from './field.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type SelectProps = FieldProps & {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
};

/** The browser's own list: the best one on a phone, as long as it is short. */
export function SelectField({ value, choices, onChange, ...field }: SelectProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <Field {...field}>
      <select
        {...ariaOf(field)}
        className="input input-medium"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{choices.length === 0 ? t.nothingYet : t.choose}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
