import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'warning' | 'plain';

type Props = { tone: Tone; what: string; how?: string | undefined; children?: ReactNode };

/** A full-width sentence: what is, and below it what to do. Bad news interrupts a screen reader, the rest waits. */
export function Sentence({ tone, what, how, children }: Props) {
  return (
    <div className={`sentence sentence-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <p className="sentence-what">{what}</p>
      {how !== undefined && <p className="sentence-how">{how}</p>}
      {children}
    </div>
  );
}
