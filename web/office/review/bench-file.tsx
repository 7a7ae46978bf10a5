import { useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { FileCases } from '../cases/file-cases.tsx';
import { sheetsOf } from '../confirmation/paper-order.ts';
import { PaperViewer } from '../confirmation/paper-viewer.tsx';
import { printNumber } from '../counter/display-code.ts';
import { AnswerPages } from '../files/answer-pages.tsx';
import { CredentialsWait } from '../files/credential-check.tsx';
import { Facts } from '../files/file-body.tsx';
import { HistoryTable } from '../files/history-table.tsx';
import { InfectedPapers } from '../files/infected-papers.tsx';
import { Photo } from '../files/photo.tsx';
import { SinceLastYear } from '../files/since-last-year.tsx';
import { Unmask } from '../files/unmask.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { FileNotes } from '../notes/file-notes.tsx';
import { useBenchTexts } from './bench-texts.ts';
import { CheckList, useWalk } from './check-list.tsx';
import { SinceDecision } from './since-decision.tsx';
import { UndoGroup } from './undo-group.tsx';
import './bench.css';

const NO_PAPERS: readonly string[] = [];

/** Papers left, what is to be looked at and the answers right; what has changed comes first. */
export function BenchFile({ file }: { file: FileView }) {
  const texts = useTexts();
  const bench = useBenchTexts();
  const [unmasked, setUnmasked] = useState<Readonly<Record<string, string>> | null>(null);
  const [at, pick] = useWalk(file.checks);
  const hasPapers = sheetsOf(file.papers).length > 0;
  return (
    <article className={hasPapers ? 'bench bench-papers' : 'bench'} aria-label={file.name}>
      <div className="bench-left">
        {hasPapers ? (
          <PaperViewer file={file} wanted={at?.papers ?? NO_PAPERS} turnKey="T" />
        ) : (
          <>
            <Photo file={file} />
            <p className="quiet">{bench.noPapersHere}</p>
            <Facts file={file} />
          </>
        )}
      </div>
      <div className="bench-right">
        <div className="bench-head">
          {hasPapers && <Photo file={file} />}
          <div className="bench-who">
            <div className="file-head">
              <h1>{file.name}</h1>
              <Unmask file={file} unmasked={unmasked} onChange={setUnmasked} />
            </div>
            {hasPapers && <Standing file={file} />}
          </div>
        </div>
        <InfectedPapers file={file} />
        <SinceDecision file={file} />
        <SinceLastYear file={file} />
        <CredentialsWait file={file} />
        <CheckList file={file} at={at} unmasked={unmasked} hasPapers={hasPapers} onPick={pick} />
        <AnswerPages
          edition={file.edition}
          pages={file.pages}
          unmasked={unmasked}
          employerSaid={file.employerSaid}
          credentials={file.credentials}
          marked={at?.fields ?? NO_PAPERS}
          lastYear={file.sinceLastYear}
        />
        {hasPapers && <Facts file={file} />}
        <FileNotes number={file.number} />
        <div className="bench-acts">
          <UndoGroup file={file} />
          <FileCases file={file} />
        </div>
        <section aria-labelledby="history">
          <h2 id="history">{texts.file.history}</h2>
          <HistoryTable file={file} />
        </section>
      </div>
    </article>
  );
}

/** Which file it is, in one line. */
function Standing({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const status = statusText(file.edition, file.status, 'staff', language);
  const parts = [status, file.number, texts.file.revisionNumber(printNumber(file.revision))];
  return <p className="quiet">{parts.join(' · ')}</p>;
}
