import { useEffect } from 'react';
import { useLocation, useParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { nodeLabel } from '#vocabulary/progress.ts';
import { ClosingNotice } from '../registration/closing-notice.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { StillMissing } from '../submission/still-missing.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { reloadRegistration, rememberRegistration, useRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { FormPrinting } from './form-printing.tsx';
import { LeftPapers } from './left-papers.tsx';
import { Objections } from './objections.tsx';
import { PaperItem } from './paper-item.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { canUpload } from './upload-paper.ts';

const MEBIBYTE = 1024 * 1024;

type Papers = NonNullable<RegistrationView['papers']>;

/** Printing, uploading and closing, in one place (D2); what staff found wanting stands first. */
export function MaterialsPage() {
  const { language } = useLanguage();
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  return (
    <>
      <PageHead title={nodeLabel(edition, 'materials', language)} />
      <Loaded query={registration}>
        {(view) =>
          view.papers === null ? <NoneAsked view={view} /> : <Materials view={view} papers={view.papers} />
        }
      </Loaded>
    </>
  );
}

function NoneAsked({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <Notice kind="info" title={t.noneAsked} />
      <ButtonLink href={`/registrations/${view.edition}`} look="primary">
        {t.back}
      </ButtonLink>
    </>
  );
}

function Materials({ view, papers }: { view: RegistrationView; papers: Papers }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const mayChange = view.actions.includes('attach-paper');
  const isFilledIn = view.missingPages.length === 0 && view.photo !== null;
  // A link to one paper: it was not there when the browser looked for it.
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <p>{mayChange ? t.lead : t.leadClosed}</p>
      <ClosingNotice view={view} />
      {!mayChange && <Notice kind="info" title={t.cannotNow} />}
      <Objections view={view} />
      {mayChange && !isFilledIn && <StillMissing view={view} />}
      {mayChange && isFilledIn && view.actions.includes('print-form') && <FormPrinting view={view} />}
      <PaperList view={view} papers={papers} mayChange={mayChange} />
      {mayChange && isFilledIn && <Closing view={view} papers={papers} />}
      {!mayChange && (
        <ButtonLink href={`/registrations/${view.edition}`} look="primary">
          {t.back}
        </ButtonLink>
      )}
    </>
  );
}

type ListProps = { readonly view: RegistrationView; readonly papers: Papers; readonly mayChange: boolean };

function PaperList({ view, papers, mayChange }: ListProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { maxBytes, maxSheets, mostImages } = papers.limits;
  const named = new Set(papers.objections.map(({ item }) => item));
  const items = [
    ...papers.items.filter(({ key }) => named.has(key)),
    ...papers.items.filter(({ key }) => !named.has(key)),
  ];
  return (
    <section className="section">
      <h2>{t.uploadTitle}</h2>
      {mayChange && (
        <p className="hint">{t.uploadLead(mostImages, `${Math.floor(maxBytes / MEBIBYTE)} MB`, maxSheets)}</p>
      )}
      {mayChange && view.region.papers.length > 0 && (
        <details className="paper-region">
          <summary>{t.regionAsks(view.region.name)}</summary>
          <ul>
            {view.region.papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </details>
      )}
      {mayChange && !canUpload() && <Notice kind="error" title={t.noDigest} />}
      <ul className="cards">
        {items.map((item) => (
          <PaperItem key={item.key} view={view} item={item} mayChange={mayChange && canUpload()} />
        ))}
      </ul>
      <LeftPapers view={view} papers={papers} mayChange={mayChange} />
    </section>
  );
}

/** The one primary button: 2026 closes the uploads, 2023 goes straight on to the check page. */
function Closing({ view, papers }: { view: RegistrationView; papers: Papers }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const close = useIntention((body: { rev: number }, key) =>
    act(key, 'closePapers', { params: { edition: view.edition }, body }),
  );
  const missing = papers.items.filter(({ required, missing }) => required && missing);
  const infected = missing.filter(({ files }) => files.some((file) => file.infected));
  const absent = missing.filter((item) => !infected.includes(item));
  const next = `/registrations/${view.edition}/submission`;

  async function press() {
    const closed = await close.start({ rev: view.rev });
    // What is missing may be a paper that the region has asked for only since this page was opened.
    if (closed === null) return void reloadRegistration(view.edition).catch(() => null);
    rememberRegistration(closed);
    goTo(next);
  }

  const wordsOf = (items: typeof missing) => {
    const labels = items.map(({ key, own }) => paperLabel(view.edition, key, language, own));
    return language === 'en' ? labels.join(', ') : labels.map((label) => `“${label}”`).join('');
  };
  return (
    <section className="section">
      <h2>{t.closeTitle}</h2>
      {infected.length > 0 && <p className="state-amber">{t.stillInfected(wordsOf(infected))}</p>}
      {absent.length > 0 && <p className="state-amber">{t.stillMissing(wordsOf(absent))}</p>}
      {papers.closed && <Notice kind="done" title={t.closed} />}
      <RefusalNotice error={close.error} edition={view.edition} />
      <div className="buttons">
        {papers.closesByHand && !papers.closed ? (
          <Button look="primary" dimmed={missing.length > 0} busy={close.busy} onClick={() => void press()}>
            {t.close}
          </Button>
        ) : (
          <ButtonLink href={next} look="primary">
            {t.next}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
