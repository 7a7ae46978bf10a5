import { Link } from '@tanstack/react-router';
import type { Numbers } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { reviewStage } from '../duties/areas.ts';
import { useStaff } from '../session/staff.ts';
import { dayOf } from './days.ts';
import { daysFrom } from './measures.ts';
import { figure } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { listIn, useScope } from './scope.ts';

type Queue = Numbers['queues'][number];

/** What waits for staff at each stage: how much, how old, how fast it goes, and whether that is in time. */
export function Queues() {
  const texts = useNumbersTexts();
  const { numbers } = useScope();
  return (
    <section aria-labelledby="numbers-queues" className="queues-section">
      <div className="numbers-section-head">
        <h2 id="numbers-queues">{texts.queues}</h2>
        <p className="quiet">{texts.forecastNote}</p>
      </div>
      <ul className="queues">
        {numbers.queues.map((queue) => (
          <li key={queue.queue} className="queue">
            <h3>
              {texts.queue[queue.queue]} <b>{figure(queue.count)}</b>
            </h3>
            {queue.count === 0 ? <p className="quiet">{texts.queueEmpty}</p> : <Ageing queue={queue} />}
            {queue.count > 0 && <Forecast queue={queue} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The bands side by side, each with its figure below: the colours only repeat what the words say. */
function Ageing({ queue }: { queue: Queue }) {
  const texts = useNumbersTexts();
  const { numbers } = useScope();
  const { oldest } = queue;
  return (
    <>
      <div className="bands" aria-hidden="true">
        {queue.bands.map((count, i) => (
          <span
            key={texts.bands[i]}
            className={`band-${i}`}
            style={{ flexGrow: count, minWidth: count === 0 ? 0 : 3 }}
          />
        ))}
      </div>
      <dl className="band-list">
        {queue.bands.map((count, i) => (
          <div key={texts.bands[i]}>
            <dt>
              <span className={`dot band-${i}`} aria-hidden="true" /> {texts.bands[i]}
            </dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
      </dl>
      {oldest !== null && (
        <p className="queue-oldest">
          {texts.oldest(oldest, texts.daysWaited(Math.max(0, daysFrom(oldest, numbers.now))))}{' '}
          <OldestLink queue={queue} />
        </p>
      )}
    </>
  );
}

/** To the bench for whom this queue is their work, to the list, oldest first, for everybody else who may see it. */
function OldestLink({ queue }: { queue: Queue }) {
  const texts = useNumbersTexts();
  const staff = useStaff();
  const scope = useScope();
  const label = texts.openOldest(texts.queue[queue.queue]);
  if (reviewStage(staff)?.waits === queue.status) {
    return (
      <Link to="/review" aria-label={label}>
        {texts.oldestFirst}
      </Link>
    );
  }
  if (!staff.may.includes('search-files')) return null;
  return (
    <Link to="/files" search={{ ...listIn(scope), status: queue.status }} aria-label={label}>
      {texts.oldestFirst}
    </Link>
  );
}

function Forecast({ queue }: { queue: Queue }) {
  const texts = useNumbersTexts();
  const { numbers } = useScope();
  const { pace, doneAt, closesAt, isLate } = queue;
  const isClosed = closesAt !== null && closesAt < numbers.now;
  // While nobody has begun there is no pace to judge by.
  const isUnknown = doneAt === null && !isLate && !isClosed;
  const judged = isLate || isClosed ? 'forecast forecast-late' : 'forecast';
  const end = doneAt === null ? texts.never : texts.doneAt(dayOf(doneAt));
  const words = [
    ...(isUnknown || isClosed ? [] : [end]),
    ...(closesAt === null ? [] : [texts.closes(toTheMinute(closesAt), numbers.region === null)]),
  ];
  return (
    <p className={isUnknown ? 'forecast forecast-unknown' : judged}>
      <b>{isClosed ? texts.closed : isLate ? texts.late : isUnknown ? texts.notBegun : texts.inTime}</b>{' '}
      {words.join(' · ')}
      <span className="quiet forecast-pace">{pace === 0 ? texts.noPace : texts.pace(figure(pace))}</span>
    </p>
  );
}
