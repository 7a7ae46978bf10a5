import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { isStatus } from '#vocabulary/statuses.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { countOf } from './measures.ts';
import { specialtiesQuestion } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { useScope } from './scope.ts';
import { StandingTable } from './standing-table.tsx';

const FIRST = 12;

type Props = { asked: Parameters<typeof specialtiesQuestion>[0] };

/** The same by specialty and level; those with most of the status that is shown come first. */
export function SpecialtyTable({ asked }: Props) {
  const texts = useNumbersTexts();
  const { search } = useScope();
  const [isWhole, setIsWhole] = useState(false);
  const answer = useQuery(specialtiesQuestion(asked));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <RefusalSentence error={answer.error} onRetry={() => void answer.refetch()} />;
  const { show } = search;
  const all = isStatus(show)
    ? answer.data.rows.toSorted((a, b) => countOf(b, [show]) - countOf(a, [show]))
    : answer.data.rows;
  const rows = (isWhole ? all : all.slice(0, FIRST)).map((row) => ({
    key: `${row.code}/${row.level}`,
    head:
      row.code === '' ? (
        texts.noSpecialty
      ) : (
        <>
          <span className="quiet">{row.code}</span> {row.name} <span className="quiet">{row.levelName}</span>
        </>
      ),
    statuses: row.statuses,
  }));
  if (rows.length === 0) return null;
  return (
    <section>
      <div className="numbers-section-head">
        <h2>{texts.specialties}</h2>
      </div>
      <StandingTable label={texts.specialties} first={texts.specialty} rows={rows} />
      {all.length > rows.length && (
        <p className="more">
          <Button onClick={() => setIsWhole(true)}>{texts.showAll(all.length)}</Button>
        </p>
      )}
    </section>
  );
}
