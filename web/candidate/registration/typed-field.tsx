import type { ComponentProps } from 'react';
import type { Answer, FieldType } from '#domain/edition/edition.ts';
import { RareCharacters } from '../characters/rare-characters.tsx';
import { DateField, LongTextField, TextField, type Width } from '../ui/text-field.tsx';
import type { ShownProps } from './control-props.ts';

type Keyboard = Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'autoComplete'>;

const keyboards: Partial<Record<FieldType, Keyboard>> = {
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' },
  postcode: { inputMode: 'numeric', autoComplete: 'postal-code' },
  'whole-number': { inputMode: 'numeric', autoComplete: 'off' },
  text: { autoComplete: 'off' },
};

const widths: Partial<Record<FieldType, Width>> = {
  phone: 'medium',
  postcode: 'short',
  'whole-number': 'short',
};

/** A number where it reads as one; else the text as typed, so that the check can point at it. */
function answerOf(type: FieldType, typed: string): Answer {
  if (typed === '') return null;
  return type === 'whole-number' && /^\s*\d+\s*$/.test(typed) ? Number(typed) : typed;
}

export function TypedField({ field, form, shown }: ShownProps) {
  const answer = form.answers[field.key] ?? null;
  const value = answer === null || typeof answer === 'object' ? '' : String(answer);
  const onChange = (typed: string) => form.change({ [field.key]: answerOf(field.type, typed) });
  if (field.type === 'long-text') {
    return <LongTextField {...shown} value={value} onChange={onChange} max={field.max} />;
  }
  if (field.type === 'date' || field.type === 'month') {
    return <DateField {...shown} kind={field.type} value={value} onChange={onChange} />;
  }
  return (
    <TextField
      {...shown}
      value={value}
      onChange={onChange}
      width={widths[field.type] ?? 'full'}
      after={field.type === 'text' && <RareCharacters fieldId={shown.id} value={value} onChange={onChange} />}
      input={keyboards[field.type] ?? {}}
    />
  );
}
