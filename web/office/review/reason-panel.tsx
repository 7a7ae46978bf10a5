import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FileView, ReasonEntry } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { type KeyHandlers, useKeys } from '../shell/keys.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { reasonsFor, reasonsQuestion } from './reasons.ts';

type Props = {
  file: FileView;
  action: Action;
  isBusy: boolean;
  onGive: (code: string) => void;
  onCancel: () => void;
};

/** 1 to 9 choose among the reasons, Enter decides, Esc goes back. */
export function ReasonPanel({ file, action, isBusy, onGive, onCancel }: Props) {
  const { language, texts } = useLanguage();
  const asked = useQuery(reasonsQuestion);
  const [chosen, setChosen] = useState<ReasonEntry | null>(null);
  const reasons = useMemo(
    () => reasonsFor(action, asked.data ?? [], file.region.code),
    [action, asked.data, file.region.code],
  );
  const give = () => chosen !== null && !isBusy && onGive(chosen.code);
  const byDigit = reasons.slice(0, 9).map((reason, i) => [String(i + 1), () => setChosen(reason)] as const);
  const handlers: KeyHandlers = { ...Object.fromEntries(byDigit), Enter: give, Escape: onCancel };
  useKeys(handlers);
  const label = actionLabel(file.edition, action, 'staff', language);
  return (
    <div className="reason-panel">
      {asked.isError && <RefusalSentence error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && reasons.length === 0 && <p>{texts.review.noReasons}</p>}
      {reasons.length > 0 && (
        <ReasonList
          legend={texts.review.reason(label)}
          reasons={reasons}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <Preview action={action} chosen={chosen} />
      <div className="decision-buttons">
        <Button
          type="primary"
          danger={action !== 'return-to-point'}
          size="large"
          aria-keyshortcuts="Enter"
          disabled={chosen === null || isBusy}
          onClick={give}
        >
          {texts.review.confirmReason(label)} <KeyHint>Enter</KeyHint>
        </Button>
        <Button size="large" aria-keyshortcuts="Escape" disabled={isBusy} onClick={onCancel}>
          {texts.review.cancel} <KeyHint>Esc</KeyHint>
        </Button>
      </div>
    </div>
  );
}

type ListProps = {
  legend: string;
  reasons: readonly ReasonEntry[];
  chosen: ReasonEntry | null;
  onChoose: (reason: ReasonEntry) => void;
};

function ReasonList({ legend, reasons, chosen, onChoose }: ListProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  // The focus goes with the choice, so that arrow keys walk on from there.
  useEffect(() => {
    const place = chosen === null ? 0 : reasons.indexOf(chosen);
    list.current?.querySelectorAll('input')[place]?.focus();
  }, [chosen, reasons]);
  return (
    <fieldset ref={list} className="reasons">
      <legend>{legend}</legend>
      {reasons.map((reason, i) => (
        <label key={reason.code} className={chosen?.code === reason.code ? 'reason chosen' : 'reason'}>
          <input
            type="radio"
            name="reason"
            checked={chosen?.code === reason.code}
            onChange={() => onChoose(reason)}
          />
          {i < 9 ? <KeyHint>{String(i + 1)}</KeyHint> : <span />}
          <span>{reason.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What will be read, before it is said. A return goes to the exam point, a refusal to the candidate. */
function Preview({ action, chosen }: { action: Action; chosen: ReasonEntry | null }) {
  const { review } = useLanguage().texts;
  return (
    <div className="reason-preview" role="status">
      <h2>{action === 'return-to-point' ? review.pointReads : review.candidateReads}</h2>
      {chosen === null ? (
        <p className="quiet">{review.chooseFirst}</p>
      ) : (
        <>
          <p>{chosen.text}</p>
          {action !== 'return-to-point' && <p>{chosen.fix}</p>}
        </>
      )}
    </div>
  );
}
