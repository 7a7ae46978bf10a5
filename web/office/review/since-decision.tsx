import { useQuery } from '@tanstack/react-query';
import type { FileView } from '#contract/client.ts';
import { actionLabel, isNamedAct } from '#vocabulary/actions.ts';
import { toTheMinute } from '../beijing-time.ts';
import { ChangeTable } from '../files/change-table.tsx';
import { useLanguage } from '../language.tsx';
import { useBenchTexts } from './bench-texts.ts';
import { reasonsQuestion, reasonWords } from './reasons.ts';

/** A file that has come back: before all else, what is different since the decision on it. */
export function SinceDecision({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const bench = useBenchTexts();
  const reasons = useQuery(reasonsQuestion);
  const since = file.sinceDecision;
  if (since === null) return null;
  const { action, who, at, reason, changes } = since;
  const label = isNamedAct(action) ? actionLabel(file.edition, action, 'staff', language) : action;
  return (
    <section className="since-decision" aria-labelledby="since-decision">
      <h2 id="since-decision">{bench.sinceDecision(label, who, toTheMinute(at))}</h2>
      {reason !== null && (
        <p>
          <span className="quiet">{bench.reasonThen}</span> {reasonWords(reason, reasons.data ?? [])}
        </p>
      )}
      {changes.length === 0 ? (
        <p className="quiet">{bench.sinceDecisionSame}</p>
      ) : (
        <ChangeTable
          edition={file.edition}
          changes={changes}
          before={bench.before}
          after={texts.answers.now}
        />
      )}
    </section>
  );
}
