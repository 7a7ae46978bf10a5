import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { editionsQuestion } from '../files/files.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import './numbers.css';
import { numbersQuestion } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { PageHead } from './page-head.tsx';
import { PlaceMap } from './place-map.tsx';
import { PlaceTable } from './place-table.tsx';
import { Queues } from './queues.tsx';
import { ScopeContext } from './scope.ts';
import { SpecialtyTable } from './specialty-table.tsx';
import { Stages } from './stages.tsx';
import { Trends } from './trends.tsx';

const route = getRouteApi('/numbers');

/** Where registrations stand: from the country to a region, a point, a stage, a specialty. Each figure leads to its list. */
export function NumbersPage() {
  const search = route.useSearch();
  const editions = useQuery(editionsQuestion);
  const edition = search.edition ?? editions.data?.[0]?.key;
  if (editions.isError)
    return <RefusalSentence error={editions.error} onRetry={() => void editions.refetch()} />;
  if (edition === undefined) return <Loading />;
  return <NumbersOf search={{ ...search, edition }} />;
}

function NumbersOf({ search }: { search: ReturnType<typeof route.useSearch> & { edition: string } }) {
  const texts = useNumbersTexts();
  const { edition, region, point } = search;
  const asked = { edition, ...(region && { region }), ...(point && { point }) };
  const answer = useQuery(numbersQuestion(asked));
  if (answer.isPending) return <Loading />;
  if (answer.data === undefined)
    return <RefusalSentence error={answer.error} onRetry={() => void answer.refetch()} />;
  const numbers = answer.data;
  return (
    <ScopeContext value={{ numbers, search }}>
      <PageHead readAt={answer.dataUpdatedAt} />
      {answer.isError && <Sentence tone="warning" what={texts.stale} />}
      {numbers.at === null ? (
        <Sentence tone="plain" what={texts.notYet.what} how={texts.notYet.how} />
      ) : (
        <>
          <Stages />
          <div className={numbers.point === null ? 'numbers-now' : 'numbers-now numbers-point'}>
            {numbers.point === null && <PlaceMap />}
            <Queues />
          </div>
          <Trends />
          {numbers.point === null && <PlaceTable />}
          <SpecialtyTable asked={asked} />
        </>
      )}
    </ScopeContext>
  );
}
