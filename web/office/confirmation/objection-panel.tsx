import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FileView, ReasonEntry } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { infectedIn } from '../files/infected-papers.tsx';
import { useLanguage } from '../language.tsx';
import { foundInfected, reasonsFor, reasonsQuestion } from '../review/reasons.ts';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';

export type Objection = { readonly item: string; readonly reason: string };

type Props = {
  readonly file: FileView;
  readonly isBusy: boolean;
  readonly onGive: (objections: Objection[]) => void;
  readonly onCancel: () => void;
};

/** What is wanting, each with its reason: papers, pages of the form, the photo. The candidate reads all of it. */
export function ObjectionPanel({ file, isBusy, onGive, onCancel }: Props) {
  const { language, texts } = useLanguage();
  const t = texts.confirmation;
  const asked = useQuery(reasonsQuestion);
  const reasons = reasonsFor('refuse-confirmation', asked.data ?? [], file.region.code);
  const [chosen, setNamed] = useState<Readonly<Record<string, string>> | null>(null);
  const infected = infectedIn(file).filter(({ asked }) => asked);
  const named =
    chosen ??
    foundInfected(
      infected.map(({ key }) => key),
      reasons,
    );
  const items = [
    ...(file.papers?.items ?? [])
      .filter(({ asked }) => asked)
      .map(({ key, title }) => ({ key, label: paperLabel(file.edition, key, language, title) })),
    ...file.pages.map(({ key }) => ({ key, label: pageTitle(file.edition, key, language) })),
    { key: 'photo', label: t.photo },
  ];
  const objections = Object.entries(named).map(([item, reason]) => ({ item, reason }));
  const isReady = objections.length > 0 && objections.every(({ reason }) => reason !== '') && !isBusy;
  useKeys({ Escape: onCancel });
  const label = actionLabel(file.edition, 'refuse-confirmation', 'staff', language);
  return (
    <div className="objections">
      {asked.isError && <RefusalSentence error={asked.error} onRetry={() => void asked.refetch()} />}
      <fieldset className="objection-list">
        <legend>{t.whatIsWanting}</legend>
        {items.map(({ key, label }) => (
          <ObjectionLine
            key={key}
            label={label}
            reason={named[key]}
            reasons={reasons}
            onChange={(reason) => setNamed(withReason(named, key, reason))}
          />
        ))}
      </fieldset>
      <div className="decision-buttons">
        <Button type="primary" danger size="large" disabled={!isReady} onClick={() => onGive(objections)}>
          {texts.review.confirmReason(label)}
        </Button>
        <Button size="large" aria-keyshortcuts="Escape" disabled={isBusy} onClick={onCancel}>
          {texts.review.cancel} <KeyHint>Esc</KeyHint>
        </Button>
        {!isReady && <p className="quiet">{t.nameFirst}</p>}
      </div>
    </div>
  );
}

/** Without a reason (undefined) the item is not named. */
function withReason(named: Readonly<Record<string, string>>, item: string, reason: string | undefined) {
  const { [item]: _before, ...others } = named;
  return reason === undefined ? others : { ...others, [item]: reason };
}

type LineProps = {
  readonly label: string;
  readonly reason: string | undefined;
  readonly reasons: readonly ReasonEntry[];
  readonly onChange: (reason: string | undefined) => void;
};

function ObjectionLine({ label, reason, reasons, onChange }: LineProps) {
  const { confirmation: t } = useLanguage().texts;
  const chosen = reasons.find(({ code }) => code === reason);
  return (
    <div className="objection">
      <label>
        <input
          type="checkbox"
          checked={reason !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? '' : undefined)}
        />{' '}
        {label}
      </label>
      {reason !== undefined && (
        <select
          aria-label={t.reasonFor(label)}
          value={reason}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t.chooseReason}</option>
          {reasons.map(({ code, text }) => (
            <option key={code} value={code}>
              {text}
            </option>
          ))}
        </select>
      )}
      {chosen !== undefined && <p className="quiet">{t.candidateReads(chosen.fix)}</p>}
    </div>
  );
}
