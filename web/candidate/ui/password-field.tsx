import { useState } from 'react';
import { useTexts } from '../shell/language.tsx';
import { ariaOf, Field, type FieldProps } from './field.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type PasswordProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly autoComplete: 'current-password' | 'new-password';
};

/** Typed once; who wants to be sure looks at it. */
export function PasswordField({ value, onChange, onBlur, autoComplete, ...field }: PasswordProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [shown, setShown] = useState(false);
  return (
    <Field {...field}>
      <div className="input-with-button">
        <input
          {...ariaOf(field)}
          className="input input-full"
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onBlur}
        />
        <button
          type="button"
          className="button button-secondary"
          aria-pressed={shown}
          aria-label={shown ? t.hidePassword : t.showPassword}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.hide : t.show}
        </button>
      </div>
    </Field>
  );
}
