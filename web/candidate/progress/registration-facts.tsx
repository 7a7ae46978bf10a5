import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What one is asked for at a counter or on the telephone. */
export function RegistrationFacts({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const base = `/registrations/${view.edition}`;
  const facts = [
    { key: 'number', label: t.number, value: <span className="figures">{view.number}</span> },
    { key: 'region', label: t.region, value: view.region.name },
  ];
  if (view.code !== null) {
    facts.push({ key: 'code', label: t.code, value: <span className="figures">{view.code}</span> });
  }
  const { submittedAt } = view;
  return (
    <section className="section">
      <h2>{t.facts}</h2>
      <Facts
        facts={
          submittedAt === null
            ? facts
            : [...facts, { key: 'submitted', label: t.submittedAt, value: sayMoment(submittedAt, language) }]
        }
      />
      <p className="no-print">
        <Link href={`${base}/submission`}>{t.answers}</Link>
        {submittedAt !== null && (
          <>
            {' · '}
            <Link href={`${base}/receipt`}>{t.receipt}</Link>
          </>
        )}
      </p>
    </section>
  );
}
