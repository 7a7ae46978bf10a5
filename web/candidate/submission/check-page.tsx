import { useLocation, useParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { findEdition } from '#domain/edition/editions.ts';
import { termOf } from '#vocabulary/edition-words.ts';
import { papersReady } from '../materials/papers-ready.ts';
import { PapersSummary } from '../materials/papers-summary.tsx';
import { ClosingNotice } from '../registration/closing-notice.tsx';
import { EligibilityNotice } from '../registration/eligibility-notice.tsx';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { sentencesOf } from '../shell/situation.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { rememberRegistration, useOptions, useRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { AllAnswers } from './all-answers.tsx';
import { isConfirmedBySubmitting, LastYearComparison } from './last-year-comparison.tsx';
import { StillMissing } from './still-missing.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { Warnings } from './warnings.tsx';

/** Everything on one page, before it is submitted (D1). */
export function CheckPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  return (
    <>
      <PageHead title={t.title}>{isClosed(registration.data) ? null : t.lead}</PageHead>
      <Loaded query={registration}>{(view) => <Check view={view} />}</Loaded>
    </>
  );
}

/** Only to be read: what may not be submitted may not be filled in either. */
const isClosed = (view: RegistrationView | undefined) =>
  view !== undefined && !view.actions.includes('submit');

function CannotNow({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { done, next } = sentencesOf(view, language);
  return (
    <Notice kind="info" title={t.cannotNow}>
      <p>{joined([done, next], language)}</p>
      <ButtonLink href={`/registrations/${view.edition}`}>{t.toProgress}</ButtonLink>
    </Notice>
  );
}

function Check({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const edition = findEdition(view.edition);
  const options = useOptions(view.edition, view.region.code);
  const maySubmit = !isClosed(view);
  const isComplete = view.missingPages.length === 0 && view.photo !== null;
  return (
    <>
      <ClosingNotice view={view} />
      {!maySubmit && <CannotNow view={view} />}
      {isComplete && maySubmit && (
        <Notice kind="warning" title={t.notSubmitted}>
          <p>{t.notSubmittedHow}</p>
        </Notice>
      )}
      {!isComplete && maySubmit && <StillMissing view={view} />}
      <Warnings view={view} />
      <EligibilityNotice advice={view.eligibility} />
      <Loaded query={options}>
        {(lists) => (edition === null ? null : <AllAnswers edition={edition} view={view} lists={lists} />)}
      </Loaded>
      {view.papers !== null && <PapersSummary view={view} change={t.change} />}
      {isComplete && maySubmit && papersReady(view) && <Submitting view={view} />}
      <p className="no-print">
        <Button onClick={() => window.print()}>{t.print}</Button>
      </p>
    </>
  );
}

function Submitting({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const submit = useIntention((body: { rev: number }, key) =>
    act(key, 'submit', { params: { edition: view.edition }, body }),
  );

  async function press() {
    const submission = await submit.start({ rev: view.rev });
    if (submission === null) return;
    rememberRegistration(submission.registration);
    goTo(`/registrations/${view.edition}/receipt`);
  }

  const site = termOf('site', view.edition)[language];
  const isPrinted = findEdition(view.edition)?.printsBeforeSubmittingOnLine ?? false;
  const ordinary = view.region.confirmation === 'on-site' ? t.afterOnSite : t.afterOnLine(site, isPrinted);
  const effects = isConfirmedBySubmitting(view) ? t.afterSame : ordinary;
  return (
    <section className="section no-print">
      <h2>{t.after}</h2>
      <ul>
        {[...effects, t.fixed].map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <LastYearComparison view={view} />
      <RefusalNotice error={submit.error} edition={view.edition} />
      <div className="buttons">
        <Button look="primary" busy={submit.busy} onClick={() => void press()}>
          {t.submit}
        </Button>
      </div>
    </section>
  );
}
