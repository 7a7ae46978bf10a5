import type { WindowKind } from '#domain/calendar/windows.ts';
import { configurationProblemText } from '#vocabulary/configuration.ts';
import { windowText } from '#vocabulary/windows.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { type OpenSettled, useConfigurationTexts } from './configurations.ts';
import { KINDS } from './window-bars.tsx';
import { type Level, wordedParams } from './worded-params.ts';

const kindOf = (at: string): WindowKind | null => KINDS.find((kind) => kind === at) ?? null;

type AnyProblem = OpenSettled['problems'][number];
type Props = {
  open: Pick<OpenSettled, 'problems'>;
  levels: readonly Level[];
  /** Of a region's document where nothing else is said. */
  words?: { readonly errors: (count: number) => string; readonly none: string };
};

/** What speaks against the draft as it was saved last: errors first. */
export function ProblemList({ open, levels, words }: Props) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const all: readonly AnyProblem[] = open.problems;
  const errors = all.filter(({ severity }) => severity === 'error');
  const warnings = all.filter(({ severity }) => severity === 'warning');
  const lines = (found: readonly AnyProblem[]) => (
    <ul className="problems">
      {found.map((problem) => {
        const kind = kindOf(problem.at);
        return (
          <li key={JSON.stringify(problem)}>
            {kind !== null && <b>{windowText(kind, language)} </b>}
            {configurationProblemText(wordedParams(problem, levels, language), language)}
          </li>
        );
      })}
    </ul>
  );
  if (open.problems.length === 0) return <p className="fine">✓ {words?.none ?? t.noProblems}</p>;
  return (
    <div className="problem-list">
      {errors.length > 0 && (
        <Sentence tone="bad" what={(words?.errors ?? t.errors)(errors.length)}>
          {lines(errors)}
        </Sentence>
      )}
      {warnings.length > 0 && (
        <Sentence tone="warning" what={t.warnings(warnings.length)}>
          {lines(warnings)}
        </Sentence>
      )}
    </div>
  );
}
