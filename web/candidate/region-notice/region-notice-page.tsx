import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import type { RegionNotice } from '#contract/client.ts';
import type { WindowKind } from '#domain/calendar/windows.ts';
import { sayDays, unusualDayText } from '#vocabulary/days.ts';
import { amountText } from '#vocabulary/money.ts';
import { paperConditionText, paperLabel } from '#vocabulary/papers.ts';
import { windowText } from '#vocabulary/windows.ts';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Paragraphs } from '../ui/paragraphs.tsx';
import { read } from '../wire/wire.ts';
import { sayDayOfWeek, sayInstantOfWeek } from './day-of-week.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What a region tells everybody: dates, places, papers and fees, made of what is live; to be read and printed. */
export function RegionNoticePage() {
  const { edition, region } = useParams<{ edition: string; region: string }>();
  const notice = useQuery({
    queryKey: ['region-notice', edition, region],
    queryFn: () => read('getRegionNotice', { params: { edition, region } }),
  });
  return <Loaded query={notice}>{(data) => <Notice of={data} />}</Loaded>;
}

type Listed = RegionNotice['paperList'][number];

function Notice({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <PageHead title={t.title(of.regionName)}>
        <strong>{of.title}</strong>
        <br />
        {t.lead}
      </PageHead>
      <Dates of={of} />
      <Confirmation of={of} />
      <Fees of={of} />
      {of.notice !== '' && (
        <section className="section">
          <h2>{t.notice}</h2>
          <Paragraphs texts={of.notice.split('\n').filter((line) => line.trim() !== '')} />
        </section>
      )}
      <Points of={of} />
      <div className="buttons">
        <Button onClick={() => window.print()}>{t.print}</Button>
      </div>
    </>
  );
}

/** What concerns candidates of this region: only on-line confirmation sends back, only on-line payment has a time. */
function kindsOf({ confirmation, onlinePayment }: RegionNotice): WindowKind[] {
  const repair: WindowKind[] = confirmation === 'on-line' ? ['repair'] : [];
  const payment: WindowKind[] = onlinePayment ? ['payment'] : [];
  return ['registration', 'confirmation', ...repair, 'review', ...payment];
}

function Dates({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const windows = kindsOf(of).map((kind) => ({
    key: kind,
    label: windowText(kind, language),
    value: (
      <>
        {t.from} {sayInstantOfWeek(of.windows[kind].opensAt, language)}
        <br />
        {t.to} {sayInstantOfWeek(of.windows[kind].closesAt, language)}
      </>
    ),
  }));
  const exam = { key: 'exam', label: t.exam, value: sayDayOfWeek(of.examDate, language) };
  return (
    <section className="section">
      <h2>{t.dates}</h2>
      <Facts facts={[...windows, exam]} />
      <p className="hint">{t.zone}</p>
    </section>
  );
}

function Confirmation({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  return (
    <section className="section">
      <h2>{t.confirmation}</h2>
      <p>{t.ways[of.confirmation]}</p>
      {of.autoConfirmation && (
        <p>{joined([t.autoConfirmation, of.reviewsAutoConfirmed ? '' : t.notReviewed], language)}</p>
      )}
      <h3>{t.place}</h3>
      <p>{of.place}</p>
      {of.unusualDays.length > 0 && <UnusualDays of={of} />}
      {of.papers.length + of.paperList.length > 0 && <h3>{t.papers}</h3>}
      <ul>
        {of.papers.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
      <PaperList of={of} />
    </section>
  );
}

/** What is uploaded here, or brought beyond the list in words; of whom, and whether it may be left out. */
function PaperList({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  if (of.paperList.length === 0) return null;
  const levelsOf = ({ levels }: Listed) =>
    levels.map(({ label, labelEn }) => (language === 'en' ? labelEn : label));
  return (
    <>
      <p>{of.confirmation === 'on-line' ? t.uploaded : t.further}</p>
      <ul>
        {of.paperList.map((paper) => (
          <li key={paper.key}>
            {paperLabel(of.edition, paper.key, language, paper.own)}
            {!paper.required && t.optional}
            {paper.own === null && !paper.ofEverybody && t.byAnswers}
            {paper.own !== null &&
              paper.own.when !== 'always' &&
              t.ofWhom(paperConditionText(paper.own.when, levelsOf(paper), language))}
            {paper.own !== null && paper.own.hint !== '' && <span className="hint"> {paper.own.hint}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Within the on-site confirmation; whether a site works on them is for the site to say. */
function UnusualDays({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  return (
    <>
      <h3>{t.daysOff}</h3>
      <ul>
        {of.unusualDays.map(({ kind, from, to }) => (
          <li key={from}>
            {sayDays(from, to, language)}
            {t.dayIs(unusualDayText(kind, language))}
          </li>
        ))}
      </ul>
      <p className="hint">{t.daysOffHint}</p>
    </>
  );
}

function Fees({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const isEnglish = language === 'en';
  return (
    <section className="section">
      <h2>{t.fees}</h2>
      {of.fees.length === 0 && <p>{t.noFees}</p>}
      {of.fees.map(({ level, form, fenPerSubject, fenPerPerson, legalBasis }) => {
        const named = level === null ? t.anyLevel : isEnglish ? level.labelEn : level.label;
        const how = form === null ? t.anyForm : t.forms[form];
        return (
          <div key={`${named} ${how}`}>
            <h3>
              {named} · {how}
            </h3>
            <Facts
              facts={[
                { key: 'subject', label: t.perSubject, value: amountText(fenPerSubject, language) },
                {
                  key: 'person',
                  label: t.perPerson,
                  value: fenPerPerson === 0 ? t.none : amountText(fenPerPerson, language),
                },
                { key: 'basis', label: t.basis, value: legalBasis === '' ? t.basisUnknown : legalBasis },
              ]}
            />
          </div>
        );
      })}
      <p>{of.onlinePayment ? t.payment.yes : t.payment.no}</p>
      {of.onlinePayment && (
        <p>
          {t.payee} {of.payee}
        </p>
      )}
    </section>
  );
}

function Points({ of }: { of: RegionNotice }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const nameOf = (place: { name: string; nameEn: string }) => (language === 'en' ? place.nameEn : place.name);
  const isOnLine = of.confirmation === 'on-line';
  return (
    <section className="section">
      <h2>{isOnLine ? `${t.points} · ${t.sites}` : t.points}</h2>
      <ul className="places">
        {of.points.map((point) => (
          <li key={point.name}>
            {nameOf(point)}
            {isOnLine && point.sites.length > 0 && (
              <ul>
                {point.sites.map((site) => (
                  <li key={site.name}>{nameOf(site)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
