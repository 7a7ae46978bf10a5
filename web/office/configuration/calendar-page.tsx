import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { ConfigurationRow } from '#contract/client.ts';
import { configurationProblemText, configurationStateText } from '#vocabulary/configuration.ts';
import { toTheSecond } from '../beijing-time.ts';
import { editionsQuestion } from '../files/files.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { calendarQuestion, useConfigurationTexts } from './configurations.ts';
import { type Axis, axisOf, CalendarScale, WindowBars, WindowLegend } from './window-bars.tsx';
import { wordedParams } from './worded-params.ts';
import './configuration.css';

/** The windows of all regions of the area as bars, with what conflicts and what is being worked on. */
export function CalendarPage() {
  const t = useConfigurationTexts();
  const { notYours } = useTexts();
  const { may } = useStaff();
  const editions = useQuery(editionsQuestion);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!may.includes('read-configuration'))
    return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  if (editions.isPending) return <Loading />;
  if (editions.isError)
    return <RefusalSentence error={editions.error} onRetry={() => void editions.refetch()} />;
  const edition = editions.data.find(({ key }) => key === chosen) ?? editions.data[0];
  if (edition === undefined) return null;
  return (
    <div className="configuration">
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <Segmented
        aria-label={t.edition}
        value={edition.key}
        options={editions.data.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(key) => setChosen(String(key))}
      />
      <p>
        <Link to="/configuration/$edition/nation" params={{ edition: edition.key }}>
          {t.nation.link}
        </Link>
      </p>
      <Calendar edition={edition.key} />
    </div>
  );
}

function Calendar({ edition }: { edition: string }) {
  const t = useConfigurationTexts();
  const rows = useQuery(calendarQuestion(edition));
  if (rows.isPending) return <Loading />;
  if (rows.isError) return <RefusalSentence error={rows.error} onRetry={() => void rows.refetch()} />;
  const spans = rows.data.map(({ windows }) => spansOf(windows));
  const axis = axisOf(spans.flatMap((of) => Object.values(of)));
  return (
    <>
      <WindowLegend />
      <div className="calendar-scroll">
        <table className="calendar" aria-label={t.calendar}>
          <thead>
            <tr>
              <th scope="col">{t.region}</th>
              <th scope="col" className="calendar-windows">
                <span className="unseen">{t.windows}</span>
                <CalendarScale axis={axis} />
              </th>
              <th scope="col">{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.data.map((row) => (
              <Region key={row.region} edition={edition} row={row} axis={axis} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const spansOf = (windows: ConfigurationRow['windows']) =>
  Object.fromEntries(
    Object.entries(windows).map(([kind, { opensAt, closesAt }]) => [
      kind,
      { opensAt: toTheSecond(opensAt), closesAt: toTheSecond(closesAt) },
    ]),
  ) as Record<keyof ConfigurationRow['windows'], { opensAt: string; closesAt: string }>;

function Region({ edition, row, axis }: { edition: string; row: ConfigurationRow; axis: Axis }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { region, regionName, problems, open, liveNumber } = row;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const told = problems
    .map((problem) => configurationProblemText(wordedParams(problem, [], language), language))
    .join('\n');
  return (
    <tr>
      <th scope="row">
        <Link to="/configuration/$edition/$region" params={{ edition, region }}>
          {regionName}
        </Link>
      </th>
      <td className="calendar-windows">
        <WindowBars windows={spansOf(row.windows)} axis={axis} />
      </td>
      <td className="calendar-state">
        {open === null ? (
          <span className="quiet">{t.live(liveNumber)}</span>
        ) : (
          <span className="mark mark-open">{configurationStateText(open.state, language)}</span>
        )}
        {problems.length > 0 && (
          <span className={errors > 0 ? 'bad' : 'warned'} title={told}>
            {t.problems(errors, problems.length - errors)}
          </span>
        )}
      </td>
    </tr>
  );
}
