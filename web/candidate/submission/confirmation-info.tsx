import type { RegistrationView } from '#contract/client.ts';
import { sayWindow } from '#vocabulary/moments.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** When, where and with what the registration is confirmed, as the region has set it (E1). */
export function ConfirmationInfo({
  view,
}: {
  view: Pick<RegistrationView, 'edition' | 'region' | 'toBring'>;
}) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { confirmation, windows, place, papers } = view.region;
  const { opensAt, closesAt } = windows.confirmation;
  const facts = [
    {
      key: 'time',
      label: t.time,
      value: sayWindow(opensAt, closesAt, language),
    },
    { key: 'place', label: t.place, value: place },
    {
      key: 'papers',
      label: confirmation === 'on-site' ? t.papers : t.papersOnLine,
      value: (
        <ul>
          {papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
          {view.toBring.map((own) => (
            <li key={own.key}>
              {paperLabel(view.edition, own.key, language, own)}
              {!own.required && t.optional}
              {own.hint !== '' && <span className="hint"> {own.hint}</span>}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <section className="section">
      <h2>{t.confirmationTitle}</h2>
      <Facts facts={facts} />
    </section>
  );
}
