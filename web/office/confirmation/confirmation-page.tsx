import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import { isOwnPaper, isPaper, paperLabel } from '#vocabulary/papers.ts';
import { Held } from '../cases/held.tsx';
import { OtherSite } from '../counter/other-site.tsx';
import { AnswerPages } from '../files/answer-pages.tsx';
import { Eligibility } from '../files/eligibility.tsx';
import { fileQuestion } from '../files/files.ts';
import { HistoryTable } from '../files/history-table.tsx';
import { InfectedPapers } from '../files/infected-papers.tsx';
import { Photo } from '../files/photo.tsx';
import { SinceLastYear } from '../files/since-last-year.tsx';
import { Unmask } from '../files/unmask.tsx';
import { useLanguage } from '../language.tsx';
import { reasonsQuestion, reasonWords } from '../review/reasons.ts';
import { type Decision, useDecide } from '../review/use-decide.ts';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { ObjectionPanel } from './objection-panel.tsx';
import { PaperViewer } from './paper-viewer.tsx';
import { useNextToConfirm } from './use-queue.ts';

const route = getRouteApi('/confirmation/$number');

/** E2: papers left, answers right, the decision below. */
export function ConfirmationPage() {
  const { confirmation } = useLanguage().texts;
  const { number } = route.useParams();
  const file = useQuery(fileQuestion(number));
  return (
    <>
      <p className="page-acts">
        <Link to="/confirmation">{confirmation.back}</Link>
      </p>
      {file.isPending && <Loading />}
      {file.isError && <RefusalSentence error={file.error} onRetry={() => void file.refetch()} />}
      {file.data !== undefined && <Confirming key={number} file={file.data} />}
    </>
  );
}

function Confirming({ file }: { file: FileView }) {
  const navigate = useNavigate();
  const [status] = useState(file.status);
  const next = useNextToConfirm(file.number, status);
  const decide = useDecide(file);
  const goOn = () =>
    next === null
      ? navigate({ to: '/confirmation' })
      : navigate({ to: '/confirmation/$number', params: { number: next } });
  const onDecide = (decision: Decision) => decide.mutate(decision, { onSuccess: () => void goOn() });
  return (
    <>
      <div className="confirming">
        <PaperViewer file={file} />
        <Answers file={file} />
      </div>
      <ConfirmationBar file={file} isBusy={decide.isPending} onDecide={onDecide} onLater={() => void goOn()}>
        <InfectedPapers file={file} />
        <Held file={file} />
        {decide.isError && <RefusalSentence error={decide.error} edition={file.edition} />}
      </ConfirmationBar>
    </>
  );
}

function Answers({ file }: { file: FileView }) {
  const { texts } = useLanguage();
  const [unmasked, setUnmasked] = useState<Readonly<Record<string, string>> | null>(null);
  return (
    <article className="file-main" aria-label={file.name}>
      <div className="file-head">
        <h1>{file.name}</h1>
        <Unmask file={file} unmasked={unmasked} onChange={setUnmasked} />
      </div>
      <OtherSite file={file} />
      <LastTime file={file} />
      <SinceLastYear file={file} />
      <Eligibility advice={file.eligibility} />
      <Photo file={file} />
      <AnswerPages
        edition={file.edition}
        pages={file.pages}
        unmasked={unmasked}
        employerSaid={file.employerSaid}
        credentials={file.credentials}
      />
      <section aria-labelledby="history">
        <h2 id="history">{texts.file.history}</h2>
        <HistoryTable file={file} />
      </section>
    </article>
  );
}

/** What was said when it was refused before. */
function LastTime({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const reasons = useQuery(reasonsQuestion);
  const objections = file.papers?.objections ?? [];
  if (objections.length === 0) return null;
  const labelOf = ({ item, title }: (typeof objections)[number]) => {
    if (item === 'photo') return texts.confirmation.photo;
    return isPaper(item) || isOwnPaper(item)
      ? paperLabel(file.edition, item, language, title)
      : pageTitle(file.edition, item, language);
  };
  return (
    <section className="reason-given">
      <h2>{texts.confirmation.lastTime}</h2>
      <ul>
        {objections.map((objection) => (
          <li key={objection.item}>
            <b>{labelOf(objection)}</b> {reasonWords(objection.reason, reasons.data ?? [])}
          </li>
        ))}
      </ul>
    </section>
  );
}

type BarProps = {
  readonly file: FileView;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
  readonly onLater: () => void;
  readonly children: ReactNode;
};

/** Shorter than anybody looks at a file: a second Enter meant for the one before confirms nobody. */
const LOOK = 500;

function ConfirmationBar({ file, isBusy, onDecide, onLater, children }: BarProps) {
  const { language, texts } = useLanguage();
  const t = texts.confirmation;
  const [isObjecting, setObjecting] = useState(false);
  const [since] = useState(() => performance.now());
  const mayConfirm = file.actions.includes('confirm') && !isBusy;
  const mayRefuse = file.actions.includes('refuse-confirmation') && !isBusy;
  const confirm = () => performance.now() - since >= LOOK && onDecide({ do: 'confirm' });
  useKeys({
    Enter: mayConfirm && !isObjecting ? confirm : undefined,
    n: mayRefuse ? () => setObjecting(true) : undefined,
    s: isObjecting ? undefined : onLater,
  });
  return (
    <section className="decision-bar" aria-label={t.bar}>
      {children}
      {isObjecting ? (
        <ObjectionPanel
          file={file}
          isBusy={isBusy}
          onGive={(items) => onDecide({ do: 'refuse-confirmation', items })}
          onCancel={() => setObjecting(false)}
        />
      ) : (
        <div className="decision-buttons">
          <Button
            type="primary"
            size="large"
            aria-keyshortcuts="Enter"
            disabled={!mayConfirm}
            onClick={confirm}
          >
            {t.confirm} <KeyHint>Enter</KeyHint>
          </Button>
          <Button
            danger
            size="large"
            aria-keyshortcuts="N"
            disabled={!mayRefuse}
            onClick={() => setObjecting(true)}
          >
            {actionLabel(file.edition, 'refuse-confirmation', 'staff', language)} <KeyHint>N</KeyHint>
          </Button>
          <Button size="large" className="later" aria-keyshortcuts="S" disabled={isBusy} onClick={onLater}>
            {texts.review.later} <KeyHint>S</KeyHint>
          </Button>
        </div>
      )}
    </section>
  );
}
