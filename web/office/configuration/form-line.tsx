import { type ReactNode, useId } from 'react';

/** A labelled control of a form. */
export function FormLine({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="form-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
