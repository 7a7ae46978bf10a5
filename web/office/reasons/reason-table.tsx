import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { CatalogueReason, ReasonCatalogue } from '#contract/client.ts';
import { reasonStageText } from '#vocabulary/configuration.ts';
import { useLanguage } from '../language.tsx';
import { useReasonTexts } from './catalogue.ts';
import type { Wanted } from './reason-form.tsx';
import { RegionName } from './region-name.tsx';

type Props = { of: ReasonCatalogue; onWant: (wanted: Wanted) => void };

/** Every reason that holds here, in the order in which reviewers are offered them. */
export function ReasonTable({ of, onWant }: Props) {
  const t = useReasonTexts();
  const [showsRetired, setShowsRetired] = useState(false);
  const shown = of.reasons.filter(({ isRetired }) => showsRetired || !isRetired);
  return (
    <>
      <Checkbox checked={showsRetired} onChange={(event) => setShowsRetired(event.target.checked)}>
        {t.showRetired}
      </Checkbox>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keys */}
      <section className="reason-scroll" tabIndex={0} aria-label={t.catalogue}>
        <table className="history" aria-label={t.catalogue}>
          <thead>
            <tr>
              {[t.text, t.stage, t.region, t.state, t.acts].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((reason) => (
              <ReasonRow key={reason.code} reason={reason} of={of} onWant={onWant} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ReasonRow({ reason, of, onWant }: Props & { reason: CatalogueReason }) {
  const t = useReasonTexts();
  const { language } = useLanguage();
  const isEnglish = language === 'en';
  const text = isEnglish ? reason.textEn : reason.text;
  const isOpen = of.changes.some(({ code, state }) => code === reason.code && state === 'proposed');
  return (
    <tr className={reason.isRetired ? 'quiet' : undefined}>
      <td>
        {text}
        <p className="quiet">{isEnglish ? reason.fixEn : reason.fix}</p>
      </td>
      <td>{reasonStageText(reason.stage, language)}</td>
      <td>
        <RegionName region={reason.region} of={of} />
      </td>
      <td>{reason.isReplaced ? t.replaced : reason.isRetired ? t.retired : t.active}</td>
      <td>
        <div className="reason-acts">
          {reason.changes.map((kind) => (
            <Button
              key={kind}
              size="small"
              disabled={isOpen}
              aria-label={t.kindOf(t.kinds[kind], text)}
              onClick={() => onWant({ kind, of: reason })}
            >
              {t.kinds[kind]}
            </Button>
          ))}
        </div>
      </td>
    </tr>
  );
}
