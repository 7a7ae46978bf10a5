import { ID_TYPES, type IdType } from '#domain/identity/id-papers.ts';
import { choicesOf, useGeneralOptions } from '../account/general-options.ts';
import { useLanguage } from '../shell/language.tsx';
import type { FieldProps } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';

type IdTypeProps = FieldProps & {
  readonly value: IdType | '';
  readonly onChange: (type: IdType | '') => void;
};

const idTypeOf = (code: string): IdType | '' => ID_TYPES.find((type) => type === code) ?? '';

export function IdTypeField({ value, onChange, ...field }: IdTypeProps) {
  const { language } = useLanguage();
  const choices = choicesOf(useGeneralOptions().data?.['id-type'], language);
  return (
    <SelectField {...field} value={value} choices={choices} onChange={(code) => onChange(idTypeOf(code))} />
  );
}
