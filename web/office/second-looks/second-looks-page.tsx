import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { SecondLooks } from '#contract/client.ts';
import { secondLookText } from '#vocabulary/second-looks.ts';
import { toTheMinute } from '../beijing-time.ts';
import { editionsQuestion } from '../files/files.ts';
import { useLanguage } from '../language.tsx';
import '../numbers/numbers.css';
import { figure } from '../numbers/numbers.ts';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { LooksTable } from './looks-table.tsx';
import { useSecondLookTexts } from './second-look-texts.ts';

const route = getRouteApi('/second-looks');

/** How often the second pair of eyes saw something else: by stage, cause, place and pair, and what waits for it. */
export function SecondLooksPage() {
  const search = route.useSearch();
  const editions = useQuery(editionsQuestion);
  const edition = search.edition ?? editions.data?.[0]?.key;
  if (editions.isError)
    return <RefusalSentence error={editions.error} onRetry={() => void editions.refetch()} />;
  if (edition === undefined) return <Loading />;
  return <SecondLooksOf asked={{ edition, ...(search.region && { region: search.region }) }} />;
}

type Asked = { readonly edition: string; readonly region?: string };

function SecondLooksOf({ asked }: { asked: Asked }) {
  const t = useSecondLookTexts();
  const answer = useQuery({
    queryKey: keys.secondLooks(asked),
    queryFn: () => send('getSecondLooks', { query: asked }),
    // Each look is an entry of the trail: nothing is asked again by itself.
    refetchOnWindowFocus: false,
  });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <RefusalSentence error={answer.error} onRetry={() => void answer.refetch()} />;
  const looks = answer.data;
  const isNone = looks.waiting.count === 0 && looks.stages.every((stage) => stage.looks === 0);
  return (
    <>
      <Head of={looks} />
      <p className="quiet page-lead">{t.lead}</p>
      {isNone ? (
        <Sentence tone="plain" what={t.none.what} how={t.none.how} />
      ) : (
        <>
          <Stages of={looks} />
          <Waiting of={looks} />
          <Causes of={looks} />
          <Places of={looks} />
          <Pairs of={looks} />
        </>
      )}
    </>
  );
}

type Part = { of: SecondLooks };

function Head({ of }: Part) {
  const t = useSecondLookTexts();
  const staff = useStaff();
  const navigate = useNavigate();
  const editions = useQuery(editionsQuestion);
  const { edition, region } = of;
  return (
    <div className="page-head numbers-head">
      <h1>{t.heading}</h1>
      <nav aria-label={t.trail} className="numbers-trail">
        <ol>
          {staff.regionName === null && (
            <li>
              {region === null ? (
                <span aria-current="page">{t.country}</span>
              ) : (
                <Link to="/second-looks" search={{ edition }}>
                  {t.country}
                </Link>
              )}
            </li>
          )}
          {region !== null && (
            <li>
              <span aria-current="page">{region.name}</span>
            </li>
          )}
        </ol>
      </nav>
      <Select
        aria-label={t.exam}
        value={edition}
        popupMatchSelectWidth={false}
        onChange={(chosen: string) => void navigate({ to: '/second-looks', search: { edition: chosen } })}
        options={(editions.data ?? []).map(({ key, title }) => ({ value: key, label: title }))}
      />
      <p className="numbers-age">{t.at(toTheMinute(of.now))}</p>
    </div>
  );
}

function Stages({ of }: Part) {
  const t = useSecondLookTexts();
  return (
    <section>
      <h2>{t.stages}</h2>
      <LooksTable
        label={t.stages}
        heads={[t.ofStage]}
        rows={of.stages.map(({ stage, ...counts }) => ({ key: stage, heads: [t.stage[stage]], ...counts }))}
      />
    </section>
  );
}

/** The bands side by side, each with its figure below. */
function Waiting({ of: { waiting } }: Part) {
  const t = useSecondLookTexts();
  return (
    <section aria-labelledby="looks-waiting" className="looks-waiting">
      <h2 id="looks-waiting">
        {t.waiting.heading} {figure(waiting.count)}
      </h2>
      {waiting.count === 0 ? (
        <p className="quiet">{t.waiting.none}</p>
      ) : (
        <>
          <dl className="band-list">
            {waiting.bands.map((count, i) => (
              <div key={t.bands[i]}>
                <dt>
                  <span className={`dot band-${i}`} aria-hidden="true" /> {t.bands[i]}
                </dt>
                <dd>{figure(count)}</dd>
              </div>
            ))}
          </dl>
          {waiting.oldest !== null && <p className="quiet">{t.oldest(waiting.oldest)}</p>}
        </>
      )}
    </section>
  );
}

function Causes({ of }: Part) {
  const t = useSecondLookTexts();
  const { language } = useLanguage();
  if (of.causes.length === 0) return null;
  return (
    <section>
      <h2>{t.causes}</h2>
      <LooksTable
        label={t.causes}
        heads={[t.cause]}
        rows={of.causes.map(({ cause, ...counts }) => ({
          key: cause,
          heads: [secondLookText(cause, language)],
          ...counts,
        }))}
      />
    </section>
  );
}

/** Places at which somebody has looked twice, or a file waits for that. */
function Places({ of }: Part) {
  const t = useSecondLookTexts();
  const floor = of.region === null ? 'nation' : 'region';
  const rows = of.places.flatMap(({ code, name, stages }) =>
    stages
      .filter(({ looks, waiting }) => looks + waiting > 0)
      .map(({ stage, ...counts }) => ({
        key: `${code} ${stage}`,
        heads: [
          floor === 'region' ? (
            name
          ) : (
            <Link key={code} to="/second-looks" search={{ edition: of.edition, region: code }}>
              {name}
            </Link>
          ),
          t.stage[stage],
        ],
        ...counts,
      })),
  );
  return (
    <section>
      <h2>{t.places[floor]}</h2>
      <LooksTable label={t.places[floor]} heads={[t.place[floor], t.ofStage]} rows={rows} />
    </section>
  );
}

function Pairs({ of }: Part) {
  const t = useSecondLookTexts();
  if (of.region === null) return <p className="quiet">{t.nonePairs}</p>;
  if (of.pairs.length === 0) return null;
  return (
    <section>
      <h2>{t.pairs}</h2>
      <p className="quiet">{t.pairsNote}</p>
      <LooksTable
        label={t.pairs}
        heads={[t.ofStage, t.where, t.first, t.second]}
        rows={of.pairs.map(({ stage, place, first, second, ...counts }) => ({
          key: [stage, place, first, second].join(' '),
          heads: [t.stage[stage], place, first, second],
          ...counts,
        }))}
      />
    </section>
  );
}
