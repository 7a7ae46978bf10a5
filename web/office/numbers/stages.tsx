import { Link } from '@tanstack/react-router';
import type { Status } from '#domain/registration/registration.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { statuses } from '../files/search.ts';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { countOf, totalOf } from './measures.ts';
import { figure } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { listIn, useScope } from './scope.ts';

/** Every status in the order of a registration's life, how many stand there, and how much of the whole that is. */
export function Stages() {
  const texts = useNumbersTexts();
  const { language } = useLanguage();
  const { numbers } = useScope();
  const total = totalOf(numbers);
  return (
    <section aria-labelledby="numbers-stages">
      <div className="numbers-section-head">
        <h2 id="numbers-stages">{texts.stages}</h2>
        <p className="quiet">
          {texts.total} <b>{figure(total)}</b>
        </p>
      </div>
      <ol className="stages">
        {statuses.map((status) => (
          <Stage
            key={status}
            status={status}
            name={statusText(numbers.edition, status, 'staff', language)}
            count={countOf(numbers, [status])}
            total={total}
          />
        ))}
      </ol>
    </section>
  );
}

type Props = { status: Status; name: string; count: number; total: number };

function Stage({ status, name, count, total }: Props) {
  const texts = useNumbersTexts();
  const staff = useStaff();
  const scope = useScope();
  const { numbers, search } = scope;
  const place = numbers.point?.name ?? numbers.region?.name ?? texts.country;
  const hasList = staff.may.includes('search-files') && status !== 'draft' && count > 0;
  const isShown = search.show === status;
  return (
    <li className={isShown ? 'stage stage-shown' : 'stage'}>
      <Link
        to="/numbers"
        search={{ ...search, show: isShown ? 'waiting' : status }}
        resetScroll={false}
        className="stage-show"
        aria-current={isShown}
      >
        <span className="stage-name">{name}</span>
        <b className="stage-count">{figure(count)}</b>
      </Link>
      <span className="stage-bar" aria-hidden="true">
        <span style={{ width: `${total === 0 ? 0 : (count / total) * 100}%` }} />
      </span>
      {hasList && (
        <Link
          to="/files"
          search={{ ...listIn(scope), status }}
          className="stage-list"
          aria-label={texts.filesOf(name, place)}
        >
          {texts.files}
        </Link>
      )}
    </li>
  );
}
