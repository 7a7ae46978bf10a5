import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { toTheSecond } from '../beijing-time.ts';
import { editionsQuestion } from '../files/files.ts';
import { useStaff } from '../session/staff.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { useScope } from './scope.ts';

const SECOND = 1000;
/** Above this the counters are behind, and people are told so. */
const LATE_SECONDS = 30;

/** Where one is, of which exam, and how old the figures are. */
export function PageHead({ readAt }: { readAt: number }) {
  const texts = useNumbersTexts();
  return (
    <div className="page-head numbers-head">
      <h1>{texts.heading}</h1>
      <Trail />
      <Exam />
      <Age readAt={readAt} />
    </div>
  );
}

/** Country, region, point: each a way back up, as far as one's own area reaches. */
function Trail() {
  const texts = useNumbersTexts();
  const staff = useStaff();
  const { numbers, search } = useScope();
  const { region: _region, point: _point, ...country } = search;
  const floors = [
    ...(staff.regionName === null ? [{ key: 'nation', name: texts.country, search: country }] : []),
    ...(numbers.region === null || staff.pointName !== null
      ? []
      : [{ key: 'region', name: numbers.region.name, search: { ...country, region: numbers.region.code } }]),
    ...(numbers.point === null ? [] : [{ key: 'point', name: numbers.point.name, search }]),
  ];
  return (
    <nav aria-label={texts.trail} className="numbers-trail">
      <ol>
        {floors.map((floor, i) => (
          <li key={floor.key}>
            {i === floors.length - 1 ? (
              <span aria-current="page">{floor.name}</span>
            ) : (
              <Link to="/numbers" search={floor.search}>
                {floor.name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Exam() {
  const texts = useNumbersTexts();
  const navigate = useNavigate();
  const { search } = useScope();
  const editions = useQuery(editionsQuestion);
  return (
    <Select
      aria-label={texts.exam}
      value={search.edition}
      popupMatchSelectWidth={false}
      onChange={(edition: string) => void navigate({ to: '/numbers', search: { ...search, edition } })}
      options={(editions.data ?? []).map(({ key, title }) => ({ value: key, label: title }))}
    />
  );
}

/** Never a figure without its time. */
function Age({ readAt }: { readAt: number }) {
  const texts = useNumbersTexts();
  const { numbers } = useScope();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  if (numbers.at === null) return null;
  const whenRead = Date.parse(numbers.now) - Date.parse(numbers.at);
  const age = Math.max(0, Math.round((whenRead + Math.max(0, now - readAt)) / SECOND));
  const said = age < 120 ? texts.seconds(age) : texts.minutes(Math.floor(age / 60));
  return (
    <p className={age > LATE_SECONDS ? 'numbers-age numbers-late' : 'numbers-age'}>
      {texts.at(toTheSecond(numbers.at), said)}
      {age > LATE_SECONDS && ` ${texts.behind}`}
    </p>
  );
}
