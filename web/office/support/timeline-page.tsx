import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Output } from '#contract/client.ts';
import { isStatus, statusText } from '#vocabulary/statuses.ts';
import { toTheMinute, toTheSecond } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { useSupportTexts } from './support-texts.ts';
import { RecordedVoice, ToldVoice } from './timeline-voices.tsx';
import './support.css';

const route = getRouteApi('/support/$number');

type Timeline = Output<'getTimeline'>;

/** One registration from both sides: what its candidate was told, and what staff see of the same events. */
export function TimelinePage() {
  const t = useSupportTexts();
  const { number } = route.useParams();
  const timeline = useQuery({
    queryKey: keys.timeline(number),
    queryFn: () => send('getTimeline', { params: { number } }),
  });
  return (
    <>
      <p className="page-acts">
        <Link to="/support">{t.back}</Link>
        <Link className="begin" to="/support/$number/view" params={{ number }}>
          {t.viewAs}
        </Link>
      </p>
      {timeline.isPending && <Loading />}
      {timeline.isError && <RefusalSentence error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data !== undefined && <Lines timeline={timeline.data} />}
    </>
  );
}

function Lines({ timeline }: { timeline: Timeline }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const { edition, status } = timeline;
  const state = isStatus(status) ? statusText(edition, status, 'staff', language) : status;
  return (
    <>
      <div className="page-head">
        <h1>
          {timeline.name} …{timeline.idTail}
        </h1>
        <p>{state}</p>
      </div>
      <p className="quiet page-lead">
        {timeline.title} · {timeline.regionName} {timeline.pointName} · {t.number} {timeline.number} ·{' '}
        {t.since} {toTheMinute(timeline.statusSince)}
      </p>
      <h2>{t.timeline}</h2>
      <p className="quiet">{t.timelineLead}</p>
      <table className="history timeline">
        <thead>
          <tr>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.told}</th>
            <th scope="col">{t.recorded}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.entries.map((entry, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes in place
            <tr key={i}>
              <td className="digits">{toTheSecond(entry.at)}</td>
              <td>
                <ToldVoice timeline={timeline} entry={entry} />
              </td>
              <td>
                <RecordedVoice edition={edition} entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
