import { useEffect, useRef, useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { adviceText } from '#vocabulary/eligibility.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { shownOf } from '../files/shown.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { useBenchTexts } from './bench-texts.ts';

export type Check = FileView['checks'][number];

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

type Props = { file: FileView; at: Check | null; onPick: (topic: Check['topic']) => void };

/** What is to be looked at, in the order of the rules: each line leads to its answers and its paper. */
export function CheckList({ file, at, onPick }: Props) {
  const texts = useBenchTexts();
  const list = useRef<HTMLOListElement>(null);
  const changed = changedIn(file);
  useEffect(() => {
    if (at !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (file.checks.length === 0) return null;
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">
        {texts.checks} <span className="quiet">{texts.checksKeys}</span>
      </h2>
      <ol ref={list}>
        {file.checks.map((check) => (
          <li key={check.topic}>
            <CheckLine
              file={file}
              check={check}
              isAt={check.topic === at?.topic}
              isChanged={check.fields.some((field) => changed.has(field))}
              onPick={onPick}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

type LineProps = {
  file: FileView;
  check: Check;
  isAt: boolean;
  isChanged: boolean;
  onPick: Props['onPick'];
};

/** Few values are enough to compare with a paper; the rest stands below. */
const MOST_VALUES = 4;

function CheckLine({ file, check, isAt, isChanged, onPick }: LineProps) {
  const { language } = useLanguage();
  const texts = useBenchTexts();
  const { topic, verdict, fields, lines } = check;
  const values = fields
    .map((field) => ({ field, shown: shownOf(file, field) }))
    .filter(({ shown }) => shown !== '')
    .slice(0, MOST_VALUES);
  return (
    <button
      type="button"
      className={`check check-${verdict ?? 'plain'}`}
      aria-current={isAt ? 'true' : undefined}
      onClick={() => onPick(topic)}
    >
      <span className="check-topic">
        {texts.topics[topic]}
        {isAt && <KeyHint>J K</KeyHint>}
      </span>
      <span className="check-values">
        {values.map(({ field, shown }) => (
          <span key={field} title={fieldLabel(file.edition, field, language)}>
            {shown}
          </span>
        ))}
        {lines.map((line) => (
          <small key={JSON.stringify(line)}>{adviceText(line, language)}</small>
        ))}
      </span>
      <span className="check-verdict">
        {isChanged && <b className="check-changed">{texts.changed}</b>}
        {verdict !== null && texts.verdicts[verdict]}
      </span>
    </button>
  );
}
