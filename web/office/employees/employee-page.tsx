import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { isRefusedWith } from '../wire.ts';
import { Missing } from './employee-table.tsx';
import { employeeQuestion, useEmployeeTexts } from './employees.ts';
import './employees.css';

/** One of the own people. */
export function EmployeePage() {
  const t = useEmployeeTexts();
  return (
    <div className="employees">
      <p>
        <Link to="/employees">{t.back}</Link>
      </p>
      <Shown />
    </div>
  );
}

function Shown() {
  const t = useEmployeeTexts();
  const { language } = useLanguage();
  const { number } = useParams({ from: '/employees/$number' });
  const found = useQuery(employeeQuestion(number));
  if (found.isPending) return <Loading />;
  if (isRefusedWith(found.error, 'not-found'))
    return <Sentence tone="plain" what={t.absent.what} how={t.absent.how} />;
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  const one = found.data;
  const facts = [
    [t.status, statusText(one.edition, one.status, 'staff', language)],
    [t.missing, <Missing key="missing" of={one} />],
    [t.submitted, one.submittedAt === null ? '' : toTheMinute(one.submittedAt)],
    [t.number, one.number],
    [t.id, one.maskedId],
    [t.employer, one.employerName],
    [t.specialty, one.specialtyName],
    [t.level, one.levelName],
    [t.subjects, one.subjects.join(t.listComma)],
    [t.point, one.pointName],
  ] as const;
  return (
    <>
      <h1>{one.name}</h1>
      <dl className="employee-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
