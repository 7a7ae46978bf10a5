import type { Numbers } from '#contract/client.ts';
import type { Status } from '#domain/registration/registration.ts';
import { isStatus } from '#vocabulary/statuses.ts';

/** What the tiles show: how many wait for staff, how much is through, how old the oldest is, or one status. */
export type Measure = 'waiting' | 'done' | 'oldest' | Status;

export type Place = Numbers['places'][number];
type Counts = Pick<Place, 'statuses'>;

const WAITING: readonly Status[] = ['submitted', 'confirmed', 'endorsed'];
const THROUGH: readonly Status[] = ['payable', 'registered', 'refused'];
const HANDED_IN: readonly Status[] = [...WAITING, 'repair', ...THROUGH];

const isOne = (given: unknown, words: readonly string[]) =>
  typeof given === 'string' && words.includes(given);

export const isMeasure = (given: unknown): given is Measure =>
  isOne(given, ['waiting', 'done', 'oldest']) || isStatus(given);

export const countOf = ({ statuses }: Counts, wanted: readonly Status[]): number =>
  statuses.filter(({ status }) => wanted.includes(status)).reduce((sum, { count }) => sum + count, 0);

export const totalOf = ({ statuses }: Counts): number => statuses.reduce((sum, { count }) => sum + count, 0);

const DAY_MS = 86_400_000;

/** Whole days of Beijing's calendar from a day to an instant. */
export function daysFrom(day: string, now: string): number {
  const today = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
  return Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
}

/** The figure of a place by a measure; null where it has none. `done` is a share of what was handed in, in percent. */
export function figureOf(
  place: Pick<Place, 'statuses' | 'oldest'>,
  measure: Measure,
  now: string,
): number | null {
  switch (measure) {
    case 'waiting':
      return countOf(place, WAITING);
    case 'done': {
      const handedIn = countOf(place, HANDED_IN);
      return handedIn === 0 ? null : Math.floor((countOf(place, THROUGH) / handedIn) * 100);
    }
    case 'oldest':
      return place.oldest === null ? null : daysFrom(place.oldest, now);
    default:
      return countOf(place, [measure]);
  }
}

/** From a little to the most. */
export const SHADES = [1, 2, 3, 4, 5] as const;

/** Which of the shades a figure gets: none for nothing, the darkest for the most. */
export function shadeOf(figure: number | null, most: number): number {
  if (figure === null || figure <= 0 || most <= 0) return 0;
  return Math.max(1, Math.ceil((figure / most) * SHADES.length));
}
