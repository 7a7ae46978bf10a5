import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseLine, CaseView } from '#contract/client.ts';
import { caseKindText, caseStateText } from '#vocabulary/cases.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { AboutFile, DoubtedPhoto, isAboutFile } from './about-file.tsx';
import { CaseHistory } from './case-history.tsx';
import { useCaseTexts } from './case-texts.ts';
import { caseQuestion, placeOfCase } from './cases.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { EvidenceViewer } from './evidence-viewer.tsx';
import { UnmaskCase } from './unmask-case.tsx';

const route = getRouteApi('/cases/$number');

/** One case: pictures left, what is asked beside what the account says right, the decision below. */
export function CasePage() {
  const t = useCaseTexts();
  const { number } = route.useParams();
  const found = useQuery(caseQuestion(number));
  if (found.isPending) return <Loading />;
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <p className="page-acts">
        <Link to="/cases">{t.heading}</Link>
      </p>
      <CaseBody key={number} of={found.data} />
    </>
  );
}

function CaseBody({ of }: { of: CaseView }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const [unmasked, setUnmasked] = useState<readonly CaseLine[] | null>(null);
  return (
    <article className="case" aria-label={of.name}>
      <div className="case-evidence">
        <h2>{t.evidence}</h2>
        {of.kind === 'photo-in-doubt' && of.file !== null && <DoubtedPhoto of={of} file={of.file} />}
        <EvidenceViewer number={of.number} digests={of.evidence} />
      </div>
      <div className="file-main">
        <div className="file-head">
          <h1>
            {caseKindText(of.kind, language)} · {of.name}
          </h1>
          {!isAboutFile(of.kind) && <UnmaskCase of={of} unmasked={unmasked} onChange={setUnmasked} />}
        </div>
        <CaseFacts of={of} />
        {of.record !== null && (
          <Sentence
            tone={of.record.found ? 'plain' : 'warning'}
            what={of.record.found ? t.record.found(of.record.year) : t.record.missing(of.record.year)}
          />
        )}
        {of.alike !== null && <Sentence tone="plain" what={t.alike[of.alike]} />}
        {isAboutFile(of.kind) ? (
          <AboutFile of={of} />
        ) : (
          <section aria-labelledby="compare">
            <h2 id="compare">{t.compare}</h2>
            <ComparisonTable kind={of.kind} lines={unmasked ?? of.lines} />
          </section>
        )}
        <DecisionPanel key={of.rev} of={of} />
        <section aria-labelledby="history">
          <h2 id="history">{t.history}</h2>
          <CaseHistory of={of} />
        </section>
      </div>
    </article>
  );
}

function CaseFacts({ of }: { of: CaseView }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const facts = [
    [t.state, caseStateText(of.state, language)],
    [t.openedAt, toTheMinute(of.openedAt)],
    [t.place, placeOfCase(of, t.nowhere)],
    [t.exam, of.title ?? ''],
    [t.note, of.note],
    [t.number, of.number],
  ] as const;
  return (
    <dl className="case-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
