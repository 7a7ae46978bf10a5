import type { ComponentProps, ReactNode } from 'react';
import { useTexts } from '../shell/language.tsx';
import { ariaOf, Field, type FieldProps } from './field.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** As wide as its answer. */
export type Width = 'short' | 'medium' | 'full';

type TextProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly width?: Width;
  /** What helps with typing, below the input. */
  readonly after?: ReactNode;
  readonly input?: Pick<
    ComponentProps<'input'>,
    | 'type'
    | 'inputMode'
    | 'autoComplete'
    | 'autoCapitalize'
    | 'spellCheck'
    | 'onPaste'
    | 'placeholder'
    | 'max'
  >;
};

export function TextField({ value, onChange, onBlur, width = 'full', input, after, ...field }: TextProps) {
  return (
    <Field {...field}>
      <input
        type="text"
        {...input}
        {...ariaOf(field)}
        className={`input input-${width}`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {after}
    </Field>
  );
}

/** Some browsers show a plain text box for months; then the example tells how to write one. */
export function DateField({ kind, ...props }: TextProps & { kind: 'date' | 'month' }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const placeholder = kind === 'month' ? t.monthExample : t.dateExample;
  return <TextField {...props} width="medium" input={{ ...props.input, type: kind, placeholder }} />;
}

type LongTextProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly max: number;
};

export function LongTextField({ value, onChange, onBlur, max, ...field }: LongTextProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <Field {...field}>
      <textarea
        {...ariaOf(field)}
        className="input input-full"
        rows={5}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
      <p className="hint">{t.characters([...value].length, max)}</p>
    </Field>
  );
}
