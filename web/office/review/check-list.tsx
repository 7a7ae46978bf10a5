import { useEffect, useRef, useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { useKeys } from '../shell/keys.ts';
import { useBenchTexts } from './bench-texts.ts';
import { type Check, CheckLine } from './check-line.tsx';

/** Which line is looked at; `j` and `k` walk, none at first. */
export function useWalk(checks: readonly Check[]): readonly [Check | null, (topic: Check['topic']) => void] {
  const [topic, setTopic] = useState<Check['topic'] | null>(null);
  const at = checks.findIndex((check) => check.topic === topic);
  const walk = (by: 1 | -1) => {
    const to = at === -1 ? (by === 1 ? 0 : checks.length - 1) : at + by;
    const next = checks[Math.min(Math.max(to, 0), checks.length - 1)];
    if (next !== undefined) setTopic(next.topic);
  };
  useKeys({ j: () => walk(1), k: () => walk(-1) });
  return [checks[at] ?? null, setTopic];
}

/** Keys of answers that differ from last year, or from what was decided on before. */
function changedIn({ sinceLastYear, sinceDecision }: FileView): ReadonlySet<string> {
  const changes = [...(sinceLastYear?.changes ?? []), ...(sinceDecision?.changes ?? [])];
  return new Set(changes.map(({ key }) => key));
}

type Props = {
  file: FileView;
  at: Check | null;
  unmasked: Readonly<Record<string, string>> | null;
  hasPapers: boolean;
  onPick: (topic: Check['topic']) => void;
};

/** What is to be looked at, in the order of the rules: each line leads to its answers and its paper. */
export function CheckList({ file, at, unmasked, hasPapers, onPick }: Props) {
  const texts = useBenchTexts();
  const list = useRef<HTMLOListElement>(null);
  const changed = changedIn(file);
  useEffect(() => {
    if (at !== null) list.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (file.checks.length === 0) return null;
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">
        {texts.checks} <span className="quiet">{texts.checksKeys}</span>
      </h2>
      <ol ref={list}>
        {file.checks.map((check) => (
          <CheckLine
            key={check.topic}
            file={file}
            check={check}
            unmasked={unmasked}
            isAt={check.topic === at?.topic}
            isChanged={check.fields.some((field) => changed.has(field))}
            hasPhoto={hasPapers}
            onPick={onPick}
          />
        ))}
      </ol>
    </section>
  );
}
