import { useParams } from 'wouter';
import { pathOf, type RegistrationView } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { sentencesOf } from '../shell/situation.ts';
import { ButtonAnchor, ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useRegistration } from '../wire/queries.ts';
import { ConfirmationInfo } from './confirmation-info.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What was submitted, and what comes next (D4). Can be opened again at any time. */
export function ReceiptPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  return (
    <Loaded query={registration}>
      {(view) => (
        <>
          <PageHead title={view.submittedAt === null ? t.notSubmitted : t.receiptTitle} />
          <Receipt view={view} />
        </>
      )}
    </Loaded>
  );
}

function Receipt({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { done, next, who } = sentencesOf(view, language);
  const { edition, code, submittedAt } = view;
  // Who is confirmed already needs no print to be confirmed with.
  const isPrinted = view.actions.includes('print');
  const [printLook, progressLook] =
    view.autoConfirmed || !isPrinted
      ? (['secondary', 'primary'] as const)
      : (['primary', 'secondary'] as const);
  const progress = (
    <ButtonLink href={`/registrations/${edition}`} look={progressLook}>
      {t.toProgress}
    </ButtonLink>
  );
  if (submittedAt === null || code === null) {
    return (
      <>
        <p>{joined([done, next], language)}</p>
        {progress}
      </>
    );
  }
  const facts = [
    { key: 'number', label: t.receipt.number, value: <strong className="figures">{view.number}</strong> },
    { key: 'code', label: t.receipt.code, value: <strong className="figures">{code}</strong> },
    { key: 'at', label: t.receipt.at, value: sayMoment(submittedAt, language) },
  ];
  return (
    <>
      <Notice kind="done" title={view.autoConfirmed ? t.receiptConfirmed : done} />
      {view.revision > 1 && view.status === 'submitted' && isPrinted && (
        <Notice kind="info" title={t.printAgain} />
      )}
      <Facts facts={facts} />
      <div className="buttons">
        {isPrinted && (
          <ButtonAnchor href={pathOf('printForm', { params: { edition } })} look={printLook}>
            {t.printForm}
          </ButtonAnchor>
        )}
        {progress}
      </div>
      {isPrinted && <p className="hint before-section">{t.printHint}</p>}
      <section className="section">
        <h2>{t.nextTitle}</h2>
        <p>{joined([next, who], language)}</p>
      </section>
      {view.status === 'submitted' && <ConfirmationInfo view={view} />}
    </>
  );
}
