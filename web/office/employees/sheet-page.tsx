import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { EmployerSheet } from '#contract/client.ts';
import { lineStandingText } from '#vocabulary/employer-sheet.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { isRefusedWith } from '../wire.ts';
import { changedLines, sheetQuestion, useEmployeeTexts } from './employees.ts';
import './employees.css';

/** An employer's summary sheet at the counter: whether it still counts, and who of it has changed. */
export function SheetPage() {
  const t = useEmployeeTexts();
  const { texts } = useLanguage();
  const { may } = useStaff();
  const { code } = useParams({ from: '/sheets/$code' });
  const found = useQuery({ ...sheetQuestion(code), enabled: may.includes('read-files') });
  if (!may.includes('read-files'))
    return <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />;
  return (
    <div className="employees">
      {may.includes('confirm') && (
        <p>
          <Link to="/counter">{t.toCounter}</Link>
        </p>
      )}
      {found.isPending && <Loading />}
      {found.isError &&
        (isRefusedWith(found.error, 'code-unknown') ? (
          <Sentence tone="bad" what={t.sheetUnknown.what} how={t.sheetUnknown.how} />
        ) : (
          <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />
        ))}
      {found.data && <Found sheet={found.data} />}
    </div>
  );
}

function Verdict({ sheet }: { sheet: EmployerSheet }) {
  const t = useEmployeeTexts();
  if (sheet.newer !== null)
    return <Sentence tone="bad" what={t.sheetReplaced.what(sheet.newer)} how={t.sheetReplaced.how} />;
  const changed = changedLines(sheet).length;
  if (changed > 0)
    return <Sentence tone="warning" what={t.sheetChanged.what(changed)} how={t.sheetChanged.how} />;
  return (
    <Sentence
      tone="good"
      what={t.sheetCurrent.what(sheet.employerName, sheet.listed)}
      how={t.sheetCurrent.how}
    />
  );
}

function Found({ sheet }: { sheet: EmployerSheet }) {
  const t = useEmployeeTexts();
  const { language } = useLanguage();
  const changed = changedLines(sheet);
  const lines = [...changed, ...sheet.lines.filter((line) => !changed.includes(line))];
  return (
    <>
      <h1>{t.sheetHeading(sheet.number)}</h1>
      <Verdict sheet={sheet} />
      <p className="quiet">
        {sheet.employerName} · {sheet.title} · {sheet.regionName} {sheet.pointName}
        <br />
        {t.madeAt} {toTheMinute(sheet.madeAt)} · {t.madeBy} {sheet.madeBy} · {t.code} {sheet.code}
      </p>
      <table className="plain-table" aria-label={t.sheetHeading(sheet.number)}>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.standing}</th>
            <th scope="col">{t.status}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ number, name, standing, status }) => (
            <tr key={number}>
              <th scope="row">{name}</th>
              <td>
                {standing === 'elsewhere' ? (
                  number
                ) : (
                  <Link to="/files/$number" params={{ number }}>
                    {number}
                  </Link>
                )}
              </td>
              <td className={standing === 'same' ? '' : 'worse'}>{lineStandingText(standing, language)}</td>
              <td>{status === null ? '' : statusText(sheet.edition, status, 'staff', language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
