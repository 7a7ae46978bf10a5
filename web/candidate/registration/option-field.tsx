import { offeredOptions } from '#domain/edition/options.ts';
import { choicesOf } from '../account/general-options.ts';
import { useLanguage } from '../shell/language.tsx';
import { RadioField, TicksField } from '../ui/choice-group.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { ShownProps } from './control-props.ts';

/** Up to here the browser's own list is best. */
const MOST_IN_NATIVE_LIST = 12;
/** What the guides have ticked, or asks only two ways; everything else is chosen from a drop-down (C3, C6). */
const RADIOS = ['practice_category', 'has_residency_certificate', 'sex'];

export function OptionField({ field, lists, form, shown }: ShownProps) {
  const { language } = useLanguage();
  const { answers, change } = form;
  const choices = choicesOf(offeredOptions(field, lists, answers), language);
  const answer = answers[field.key] ?? null;
  const choose = (value: string) => change({ [field.key]: value === '' ? null : value });

  if (field.type === 'options') {
    if (choices.length === 0) return null;
    const values = typeof answer === 'object' && answer !== null ? answer : [];
    return (
      <TicksField
        {...shown}
        choices={choices}
        values={values}
        onChange={(next) => change({ [field.key]: next })}
      />
    );
  }
  const value = typeof answer === 'string' ? answer : '';
  if (RADIOS.includes(field.key)) {
    return <RadioField {...shown} choices={choices} value={value} onChange={choose} />;
  }
  if (choices.length <= MOST_IN_NATIVE_LIST) {
    return <SelectField {...shown} choices={choices} value={value} onChange={choose} />;
  }
  return <SearchField {...shown} choices={choices} value={value} onChange={choose} />;
}
