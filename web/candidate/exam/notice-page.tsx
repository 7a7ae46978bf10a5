import { type FormEvent, useState } from 'react';
import { Link, Redirect, useLocation, useParams, useSearchParams } from 'wouter';
import { findEdition } from '#domain/edition/editions.ts';
import { registrationNotice } from '#vocabulary/notices.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Paragraphs } from '../ui/paragraphs.tsx';
import { goToField } from '../ui/problem-summary.tsx';
import { Tick } from '../ui/tick.tsx';
import { rememberRegistration, useRegions } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Read and agree; without the tick there is no way on (B3). */
export function NoticePage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { edition } = useParams<{ edition: string }>();
  const [search] = useSearchParams();
  const region = search.get('region');
  const regions = useRegions(edition);
  if (region === null) return <Redirect to={`/exams/${edition}/region`} replace />;
  const notice = registrationNotice(edition, language);
  return (
    <>
      <PageHead title={notice.title}>
        {t.region(regions.data?.find((each) => each.code === region)?.name ?? '')}{' '}
        <Link href={`/exams/${edition}/region`}>{t.changeRegion}</Link>
      </PageHead>
      {language === 'en' && <p className="hint">{t.effective}</p>}
      {notice.documents.map((document) => (
        <section className="document" key={document.title}>
          <h2>{document.title}</h2>
          <Paragraphs texts={document.paragraphs} />
        </section>
      ))}
      <p className="hint">
        {t.mergeHint} <Link href={`/account/cases/new?kind=score-merge&edition=${edition}`}>{t.merge}</Link>
      </p>
      <Agreement edition={edition} region={region} version={notice.version} />
    </>
  );
}

function Agreement({ edition, region, version }: { edition: string; region: string; version: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [, goTo] = useLocation();
  const [agreed, setAgreed] = useState(false);
  const [attempted, setAttempted] = useState(false);
  const enter = useIntention((body: { region: string; notice: string }, key) =>
    act(key, 'enter', { params: { edition }, body }),
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (!agreed) return goToField('agree');
    const view = await enter.start({ region, notice: version });
    if (view === null) return;
    rememberRegistration(view);
    const first = findEdition(edition)?.pages[0]?.key;
    goTo(first === undefined ? `/registrations/${edition}` : `/registrations/${edition}/pages/${first}`);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice error={enter.error} edition={edition} />
      <Tick
        id="agree"
        ticked={agreed}
        onChange={setAgreed}
        problem={attempted && !agreed ? { text: t.agreeMissing, severity: 'error' } : null}
      >
        <strong>{t.agree}</strong> {t.agreeLabel}
      </Tick>
      <div className="buttons">
        <Button look="primary" submits busy={enter.busy} dimmed={!agreed}>
          {t.next}
        </Button>
      </div>
    </form>
  );
}
