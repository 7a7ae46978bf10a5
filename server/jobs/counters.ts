import { beijingDate, beijingParts } from '#domain/calendar/dates.ts';
import type { Clock } from '../ports/clock.ts';
import type { CounterStore, Drift } from '../ports/counter-store.ts';
import type { JobMarks } from '../ports/message-store.ts';

type Deps = { readonly counters: CounterStore; readonly marks: JobMarks; readonly clock: Clock };

const MOST_EVENTS = 20_000;
const COMPARED = 'counters-compared';
/** When few people are at work. */
const NIGHT_HOUR = 3;

/** Brings the counters up to what is committed now; another process that is at it already does as well. */
export async function foldCounters({ counters, clock }: Pick<Deps, 'counters' | 'clock'>): Promise<void> {
  while ((await counters.fold(clock.wall(), MOST_EVENTS)) === 'more');
}

/** A drift as a line for the log. */
export const driftLine = ({ of, edition, where, counted, found }: Drift): string =>
  `COUNTER DRIFT: ${of} ${edition} ${where}: counted ${counted}, found ${found}`;

/**
 * Once a night, by the machine's clock: the counters beside a scan of everything. What differs is put right and told,
 * since it must not happen.
 */
export async function compareNightly({ counters, marks, clock }: Deps): Promise<string[]> {
  const now = clock.wall();
  const last = await marks.findMark(COMPARED);
  const isDone = last !== null && beijingDate(last) === beijingDate(now);
  if (isDone || Number(beijingParts(now).hour) < NIGHT_HOUR) return [];
  const drifts = await counters.compare(now, true);
  if (drifts === null) return [];
  await marks.setMark(COMPARED, now);
  return drifts.map(driftLine);
}
