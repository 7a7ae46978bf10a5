import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/client.ts';
import { toTheSecond } from '../beijing-time.ts';
import { More } from '../files/more.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useAuditTexts } from './audit-texts.ts';
import './audit.css';

type List = Output<'listRefusedBatches'>['rows'][number];

/** Lists of files of which one was not the sender's: who sent them, when, and what was on them. */
export function RefusedBatchesPage() {
  const { refusedLists: t } = useAuditTexts();
  const lists = useInfiniteQuery({
    queryKey: keys.refusedBatches,
    queryFn: ({ pageParam }) =>
      send('listRefusedBatches', { query: pageParam === null ? {} : { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // Each look is an entry of the trail: nothing is asked again by itself.
    refetchOnWindowFocus: false,
  });
  const rows = lists.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      {lists.isPending && <Loading />}
      {lists.isError && <RefusalSentence error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.isSuccess && rows.length === 0 && <Sentence tone="plain" what={t.none.what} how={t.none.how} />}
      {rows.length > 0 && <Lists rows={rows} />}
      <More of={lists} />
    </>
  );
}

function Lists({ rows }: { rows: readonly List[] }) {
  const { refusedLists: t } = useAuditTexts();
  return (
    <table className="history refused-lists">
      <thead>
        <tr>
          <th scope="col">{t.when}</th>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.size}</th>
          <th scope="col">{t.numbers}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((list) => (
          <tr key={`${list.batch} ${list.at}`}>
            <td className="digits">{toTheSecond(list.at)}</td>
            <td>
              {list.displayName}
              <div className="quiet">
                {list.userName} {list.place}
              </div>
              <Link
                to="/audit"
                search={{ person: list.userName, day: toTheSecond(list.at).slice(0, 10) }}
                aria-label={`${list.displayName}: ${t.day}`}
              >
                {t.day}
              </Link>
            </td>
            <td className="digits">{list.numbers.length}</td>
            <td>
              <Numbers list={list} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The numbers that made the list be refused; the others are counted. */
function Numbers({ list }: { list: List }) {
  const { refusedLists: t } = useAuditTexts();
  const wrong = list.numbers.filter(({ what }) => what !== null);
  const rest = list.numbers.length - wrong.length;
  return (
    <ul className="refused-numbers">
      {wrong.map(({ number, what, place }) => (
        <li key={number}>
          <Link to="/audit" search={{ object: number }} className="digits">
            {number}
          </Link>{' '}
          {what !== null && t.what[what]} {place !== null && <span className="quiet">{place}</span>}
        </li>
      ))}
      {rest > 0 && <li className="quiet">{t.rest(rest)}</li>}
    </ul>
  );
}
