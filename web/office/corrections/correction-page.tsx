import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CorrectionView, FileView } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { amountText } from '#vocabulary/money.ts';
import { fileQuestion } from '../files/files.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { keys } from '../questions.ts';
import { reasonsFor, reasonsQuestion } from '../review/reasons.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send, WireRefusal } from '../wire.ts';
import { CorrectionFields } from './correction-fields.tsx';
import { useCorrectionTexts } from './correction-texts.ts';
import { EffectPanel } from './effect-panel.tsx';
import { correctionQuestion, useCorrection } from './use-correction.ts';
import { wantedAnswers } from './wanted.ts';

const route = getRouteApi('/files/$number/correction');

/** What may be corrected, what that would do, and then the act. */
export function CorrectionPage() {
  const { notYours } = useTexts();
  const t = useCorrectionTexts();
  const { number } = route.useParams();
  const file = useQuery(fileQuestion(number));
  const offered = useQuery(correctionQuestion(number));
  const edition = file.data?.edition ?? '';
  const region = offered.data?.region ?? '';
  const lists = useQuery({
    queryKey: [...keys.options(edition), region],
    queryFn: () => send('getOptions', { params: { edition }, query: { region } }),
    enabled: edition !== '' && region !== '',
    staleTime: 300_000,
  });
  const error = file.error ?? offered.error ?? lists.error;
  if (error !== null) return <RefusalSentence error={error} />;
  if (file.data === undefined || offered.data === undefined || lists.data === undefined) return <Loading />;
  return (
    <>
      <p className="page-acts">
        <Link to="/files/$number" params={{ number }}>
          {t.back}
        </Link>
      </p>
      <h1>{t.heading(file.data.name)}</h1>
      {file.data.actions.includes('correct') ? (
        <Correcting key={offered.data.rev} file={file.data} offered={offered.data} lists={lists.data} />
      ) : (
        <Sentence tone="plain" what={t.notOpen.what} how={`${t.notOpen.how}${notYours.how}`} />
      )}
    </>
  );
}

type Props = { file: FileView; offered: CorrectionView; lists: OptionLists };

function Correcting({ file, offered, lists }: Props) {
  const t = useCorrectionTexts();
  const navigate = useNavigate();
  const { number, edition } = file;
  const [typed, setTyped] = useState<Answers>({});
  const [why, setWhy] = useState({ reason: '', note: '' });
  const [hint, setHint] = useState<string | null>(null);
  const toFile = () => void navigate({ to: '/files/$number', params: { number } });
  const { preview, correct } = useCorrection(number, toFile);
  const answers = wantedAnswers(offered, typed);
  const { rev } = offered;
  const look = () => {
    if (Object.keys(answers).length === 0) return setHint(t.nothing);
    if (why.reason === '' || why.note.trim().length < 2) return setHint(t.incomplete);
    setHint(null);
    correct.reset();
    preview.mutate({ rev, answers });
  };
  const error = correct.error ?? preview.error;
  const problems = error instanceof WireRefusal ? (error.refused.problems ?? []) : [];
  const effect = preview.data;
  return (
    <div className="correction">
      <p className="quiet">{t.lead}</p>
      {error !== null && <RefusalSentence error={error} edition={edition} />}
      {effect !== undefined ? (
        <EffectPanel
          edition={edition}
          effect={effect}
          isBusy={correct.isPending}
          onConfirm={() => correct.mutate({ rev, answers, ...why, fee: effect.feeAfter })}
          onCancel={() => preview.reset()}
        />
      ) : (
        <>
          <CorrectionFields
            edition={edition}
            offered={offered}
            lists={lists}
            typed={answers}
            problems={problems}
            onType={(key, answer) =>
              setTyped(({ [key]: _before, ...rest }) =>
                answer === undefined ? rest : { ...rest, [key]: answer },
              )
            }
          />
          <Why region={file.region.code} why={why} onChange={setWhy} />
          {hint !== null && (
            <p role="alert" className="field-problem">
              {hint}
            </p>
          )}
          <div className="decision-buttons">
            <Button type="primary" size="large" loading={preview.isPending} onClick={look}>
              {t.preview}
            </Button>
          </div>
          <Past offered={offered} />
        </>
      )}
    </div>
  );
}

type WhyProps = {
  region: string;
  why: { reason: string; note: string };
  onChange: (why: { reason: string; note: string }) => void;
};

function Why({ region, why, onChange }: WhyProps) {
  const t = useCorrectionTexts();
  const reasons = useQuery(reasonsQuestion);
  const offered = reasonsFor('correct', reasons.data ?? [], region);
  return (
    <section className="correction-why">
      <fieldset className="reasons">
        <legend>
          {t.reason} <span className="quiet">{t.reasonHint}</span>
        </legend>
        {offered.map(({ code, text }) => (
          <label key={code} className={why.reason === code ? 'reason chosen' : 'reason'}>
            <input
              type="radio"
              name="reason"
              checked={why.reason === code}
              onChange={() => onChange({ ...why, reason: code })}
            />
            <span />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor="correction-note">{t.note}</label>
      <p className="quiet" id="correction-note-hint">
        {t.noteHint}
      </p>
      <Input.TextArea
        id="correction-note"
        aria-describedby="correction-note-hint"
        rows={2}
        maxLength={500}
        value={why.note}
        onChange={(event) => onChange({ ...why, note: event.target.value })}
      />
    </section>
  );
}

/** Who, when and which answers stand in the history; here is on what evidence. */
function Past({ offered: { past } }: { offered: CorrectionView }) {
  const { language } = useLanguage();
  const t = useCorrectionTexts();
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="past">
      <h2 id="past">{t.past}</h2>
      <ul>
        {past.map(({ rev, note, feeBefore, feeAfter }) => (
          <li key={rev}>
            {note}{' '}
            {feeBefore !== null && feeAfter !== null && feeBefore !== feeAfter && (
              <span className="quiet">
                {t.pastFee(amountText(feeBefore, language), amountText(feeAfter, language))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
