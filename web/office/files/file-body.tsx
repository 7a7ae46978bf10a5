import { useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { FileCases } from '../cases/file-cases.tsx';
import { printNumber } from '../counter/display-code.ts';
import { useLanguage } from '../language.tsx';
import { FileNotes } from '../notes/file-notes.tsx';
import { UndoGroup } from '../review/undo-group.tsx';
import { AnswerPages } from './answer-pages.tsx';
import { CredentialsWait } from './credential-check.tsx';
import { Eligibility } from './eligibility.tsx';
import { HistoryTable, LatestAct } from './history-table.tsx';
import { InfectedPapers } from './infected-papers.tsx';
import { Photo } from './photo.tsx';
import { SinceLastYear } from './since-last-year.tsx';
import { Unmask } from './unmask.tsx';

/** Everything about one registration: photo and state left, answers right, history below. */
export function FileBody({ file }: { file: FileView }) {
  const { texts } = useLanguage();
  const [unmasked, setUnmasked] = useState<Readonly<Record<string, string>> | null>(null);
  return (
    <article className="file" aria-label={file.name}>
      <div className="file-side">
        <Photo file={file} />
        <Facts file={file} />
        <UndoGroup file={file} />
        <FileCases file={file} />
      </div>
      <div className="file-main">
        <div className="file-head">
          <h1>{file.name}</h1>
          <Unmask file={file} unmasked={unmasked} onChange={setUnmasked} />
        </div>
        <InfectedPapers file={file} />
        <SinceLastYear file={file} />
        <Eligibility advice={file.eligibility} />
        <CredentialsWait file={file} />
        <AnswerPages
          edition={file.edition}
          pages={file.pages}
          unmasked={unmasked}
          employerSaid={file.employerSaid}
          credentials={file.credentials}
        />
        <FileNotes number={file.number} />
        <section aria-labelledby="history">
          <h2 id="history">{texts.file.history}</h2>
          <HistoryTable file={file} />
        </section>
      </div>
    </article>
  );
}

/** The state of the registration in a few lines. */
export function Facts({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const isRefused = file.progress.some((node) => node.state === 'refused');
  const status = statusText(file.edition, file.status, 'staff', language);
  const facts: readonly (readonly [string, string])[] = [
    [texts.file.status, status],
    [texts.file.since, toTheMinute(file.statusSince)],
    [texts.file.number, file.number],
    [texts.file.exam, file.title],
    [texts.file.point, `${file.region.name} · ${file.pointName}`],
    [
      texts.file.revision,
      file.revision === 0 ? texts.file.notSubmitted : texts.file.revisionNumber(printNumber(file.revision)),
    ],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <LatestAct file={file} />
      </dl>
      {file.reason !== null && isRefused && (
        <section className="reason-given">
          <h2>{texts.file.reasonGiven}</h2>
          <p>{file.reason.text}</p>
          <p className="quiet">{file.reason.fix}</p>
        </section>
      )}
    </>
  );
}
