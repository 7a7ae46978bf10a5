import type { OpenConfiguration } from '#contract/client.ts';
import type { WindowKind } from '#domain/calendar/windows.ts';
import { configurationProblemText } from '#vocabulary/configuration.ts';
import { windowText } from '#vocabulary/windows.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { KINDS } from './window-bars.tsx';
import { type Level, wordedParams } from './worded-params.ts';

const kindOf = (at: string): WindowKind | null => KINDS.find((kind) => kind === at) ?? null;

/** What speaks against the draft as it was saved last: errors first. */
export function ProblemList({ open, levels }: { open: OpenConfiguration; levels: readonly Level[] }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const errors = open.problems.filter(({ severity }) => severity === 'error');
  const warnings = open.problems.filter(({ severity }) => severity === 'warning');
  const lines = (found: OpenConfiguration['problems']) => (
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
  if (open.problems.length === 0) return <p className="fine">✓ {t.noProblems}</p>;
  return (
    <div className="problem-list">
      {errors.length > 0 && (
        <Sentence tone="bad" what={t.errors(errors.length)}>
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
