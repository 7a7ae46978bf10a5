import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { CorrectionEffect } from '#contract/client.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { amountText } from '#vocabulary/money.ts';
import { useLanguage } from '../language.tsx';
import { useCorrectionTexts } from './correction-texts.ts';

type Props = {
  edition: string;
  effect: CorrectionEffect;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** What would happen, before it does: before and after, the money, the print. */
export function EffectPanel({ edition, effect, isBusy, onConfirm, onCancel }: Props) {
  const t = useCorrectionTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="correction-effect" aria-labelledby="effect">
      <h2 id="effect" ref={heading} tabIndex={-1}>
        {t.effect}
      </h2>
      <ChangesTable edition={edition} effect={effect} />
      <h3>{t.money}</h3>
      <Money effect={effect} />
      <p className="quiet">{t.consequences}</p>
      <div className="decision-buttons">
        <Button type="primary" size="large" loading={isBusy} onClick={onConfirm}>
          {t.confirm}
        </Button>
        <Button size="large" disabled={isBusy} onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </section>
  );
}

function ChangesTable({ edition, effect }: Pick<Props, 'edition' | 'effect'>) {
  const { language } = useLanguage();
  const t = useCorrectionTexts();
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{t.item}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.afterwards}</th>
        </tr>
      </thead>
      <tbody>
        {effect.changes.map(({ key, before, after }) => {
          const isHidden = before === '' && after === '';
          return (
            <tr key={key}>
              <th scope="row">{fieldLabel(edition, key, language)}</th>
              <td>{isHidden ? t.hidden : <del>{before === '' ? t.blank : before}</del>}</td>
              <td>{isHidden ? t.hidden : <ins>{after === '' ? t.cleared : after}</ins>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Money({ effect }: Pick<Props, 'effect'>) {
  const { language } = useLanguage();
  const t = useCorrectionTexts();
  const { feeBefore, feeAfter, settled, difference, voidsOrder } = effect;
  const say = (fen: number) => amountText(fen, language);
  if (feeAfter === null || feeBefore === null) return <p>{t.feeUnknown}</p>;
  const lines = [
    feeBefore === feeAfter ? t.feeSame(say(feeAfter)) : t.feeChanged(say(feeBefore), say(feeAfter)),
  ];
  if (difference !== null && settled !== null) {
    const line = difference > 0 ? t.due : t.refund;
    lines.push(line(say(settled), say(Math.abs(difference))));
  } else if (feeBefore !== feeAfter) lines.push(t.notPaid);
  if (voidsOrder) lines.push(t.voidsOrder);
  return (
    <ul className={difference === null ? undefined : 'money-differs'}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
