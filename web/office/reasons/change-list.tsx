import { Button } from 'antd';
import type { ReasonCatalogue, ReasonChange } from '#contract/client.ts';
import { reasonStageText } from '#vocabulary/configuration.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { useDecide, useReasonTexts } from './catalogue.ts';
import { RegionName } from './region-name.tsx';

type Props = { changes: readonly ReasonChange[]; of: ReasonCatalogue };

/** Changes with all that a second person needs to decide on them: both languages, and the words as they stand. */
export function ChangeList({ changes, of }: Props) {
  const decide = useDecide();
  return (
    <>
      {decide.isError && <RefusalSentence error={decide.error} />}
      {changes.map((change) => (
        <Change key={change.id} change={change} of={of} decide={decide} />
      ))}
    </>
  );
}

type ChangeProps = { change: ReasonChange; of: ReasonCatalogue; decide: ReturnType<typeof useDecide> };

function Change({ change, of, decide }: ChangeProps) {
  const t = useReasonTexts();
  const { language } = useLanguage();
  const { id, kind, state, decisions, note } = change;
  const before = of.reasons.find(({ code }) => code === change.code);
  const label = t.kindOf(t.kinds[kind], language === 'en' ? change.textEn : change.text);
  return (
    <article className="reason-change" aria-label={label}>
      <h3>
        {t.kinds[kind]} · {reasonStageText(change.stage, language)} ·{' '}
        <RegionName region={change.region} of={of} />
      </h3>
      {kind === 'reword' && before !== undefined && <Words label={t.before} of={before} />}
      <Words label={kind === 'reword' ? t.after : null} of={change} />
      <p className="quiet">
        {t.states[state]} · {change.proposedBy} {toTheMinute(change.proposedAt)}
        {change.decidedBy !== null && change.decidedAt !== null && (
          <>
            {' '}
            · {change.decidedBy} {toTheMinute(change.decidedAt)}
          </>
        )}
        {note !== '' && (
          <>
            {' '}
            · <q>{note}</q>
          </>
        )}
      </p>
      {decisions.includes('withdraw') && <p className="quiet">{t.own}</p>}
      <div className="reason-acts">
        {decisions.map((act) => (
          <Button
            key={act}
            type={act === 'approve' ? 'primary' : 'default'}
            disabled={decide.isPending}
            onClick={() => decide.mutate({ change: id, act })}
          >
            {t.decisions[act]}
          </Button>
        ))}
      </div>
    </article>
  );
}

type Wording = Pick<ReasonChange, 'text' | 'fix' | 'textEn' | 'fixEn'>;

function Words({ label, of }: { label: string | null; of: Wording }) {
  return (
    <div className="reason-words">
      {label !== null && <span className="quiet">{label}</span>}
      <p>{of.text}</p>
      <p>{of.fix}</p>
      <p className="quiet" lang="en">
        {of.textEn} {of.fixEn}
      </p>
    </div>
  );
}
