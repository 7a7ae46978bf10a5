import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { papersReady } from './papers-ready.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Files = NonNullable<RegistrationView['papers']>['items'][number]['files'];

function summaryOf(t: typeof zh, files: Files): string {
  if (files.some(({ infected }) => infected)) return t.summaryInfected;
  return files.length === 0 ? t.summaryMissing : t.summaryFiles(files.length);
}

/** The papers on the check page: what is there, and the way back while something is missing. */
export function PapersSummary({ view, change }: { view: RegistrationView; change: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  if (view.papers === null) return null;
  const href = `/registrations/${view.edition}/materials`;
  const facts = view.papers.items
    .filter(({ required, files }) => required || files.length > 0)
    .map(({ key, own, files }) => ({
      key,
      label: paperLabel(view.edition, key, language, own),
      value: summaryOf(t, files),
    }));
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t.summary}</h2>
        {view.actions.includes('attach-paper') && (
          <Link href={href} className="no-print" aria-label={`${change} ${t.summary}`}>
            {change}
          </Link>
        )}
      </div>
      <Facts facts={facts} />
      {!papersReady(view) && view.actions.includes('attach-paper') && (
        <Notice kind="warning" title={t.notClosed}>
          <ButtonLink href={href} look="primary">
            {t.toMaterials}
          </ButtonLink>
        </Notice>
      )}
    </section>
  );
}
