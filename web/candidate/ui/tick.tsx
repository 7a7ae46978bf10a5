import type { ReactNode } from 'react';
import { ariaOf, type FieldProblem, HintAndProblem } from './field.tsx';

type TickProps = {
  readonly id: string;
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
  readonly problem?: FieldProblem | null;
  readonly children: ReactNode;
};

/** A single consent; its sentence is its label. */
export function Tick({ id, ticked, onChange, problem = null, children }: TickProps) {
  return (
    <div className={problem ? `field field-${problem.severity}` : 'field'}>
      <HintAndProblem id={id} problem={problem} />
      <label className="choice">
        <input
          {...ariaOf({ id, label: '', problem })}
          type="checkbox"
          checked={ticked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
