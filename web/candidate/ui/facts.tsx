import type { ReactNode } from 'react';

export type Fact = { readonly key: string; readonly label: string; readonly value: ReactNode };

/** Labels and values, to be read. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div className="fact" key={fact.key}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
