import type { ReactNode } from 'react';
import { useTexts } from '../shell/language.tsx';
import { Icon } from './icon.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** A sentence at a field; warnings are amber and do not block. */
export type FieldProblem = { readonly text: string; readonly severity: 'error' | 'warning' };

/** What every control of a form is told. `id` is also where the problem summary leads. */
export type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly problem?: FieldProblem | null;
};

type Aria = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

/** Attributes that tie a control to its hint and its problem. */
export function ariaOf({ id, hint, required, problem }: FieldProps): Aria {
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': problem?.severity === 'error' || undefined,
    'aria-required': required || undefined,
  };
}

export function RequiredMark() {
  return (
    <span className="required-mark" aria-hidden="true">
      *
    </span>
  );
}

/** Once a form, above its fields. */
export function RequiredLegend() {
  const t = useTexts({ 'zh-CN': zh, en });
  return <p className="required-legend">{t.required}</p>;
}

export function HintAndProblem({ id, hint, problem }: Pick<FieldProps, 'id' | 'hint' | 'problem'>) {
  return (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <p className={`problem problem-${problem.severity}`} id={`${id}-problem`}>
          <Icon name="alert" />
          <span>{problem.text}</span>
        </p>
      )}
    </>
  );
}

/** Label above, hint below the label, problem, then the control. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id, label, hint, required, problem } = field;
  return (
    <div className={problem ? `field field-${problem.severity}` : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      <HintAndProblem id={id} hint={hint} problem={problem ?? null} />
      {children}
    </div>
  );
}
