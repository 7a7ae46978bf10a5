import { ageBands } from '#domain/numbers/queues.ts';
import { LOOK_STAGES, mostDisagreedFirst, sumOf } from '#domain/numbers/second-looks.ts';
import type { EndedLooks, SecondLookNumbers, WaitingLooks } from '../../ports/numbers-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import type { NumbersDeps } from './read-numbers.ts';
import { type NumbersQuery, placesIn, scopeOf } from './scope.ts';

/** So many pairs are read; the others have agreed more often. */
const MOST_PAIRS = 200;

const countOf = (waiting: readonly WaitingLooks[]) => waiting.reduce((sum, { count }) => sum + count, 0);

function byStage({ ended, waiting }: SecondLookNumbers) {
  return LOOK_STAGES.map((stage) => ({
    stage,
    ...sumOf(ended.filter((one) => one.stage === stage)),
    waiting: countOf(waiting.filter((one) => one.stage === stage)),
  }));
}

/** Who looked after whom, and how often it came out otherwise; both ways are two pairs. */
function pairsOf(reference: Reference, ended: readonly EndedLooks[]) {
  const pairs = Map.groupBy(ended, ({ stage, point, first, second }) =>
    // At the region's stage the two look at the files of all its points.
    [stage, stage === 'point' ? point : '', first, second].join('/'),
  );
  return [...pairs.values()]
    .flatMap((of) => (of[0] === undefined ? [] : [{ ...of[0], ...sumOf(of) }]))
    .sort(mostDisagreedFirst)
    .slice(0, MOST_PAIRS)
    .map(({ stage, region, point, firstName, secondName, looks, disagreed }) => ({
      stage,
      place: stage === 'point' ? reference.pointName(point ?? '') : reference.regionName(region),
      first: firstName,
      second: secondName,
      looks,
      disagreed,
    }));
}

function causesOf(ended: readonly EndedLooks[]) {
  return [...Map.groupBy(ended, ({ cause }) => cause)]
    .map(([cause, of]) => ({ cause, ...sumOf(of) }))
    .sort((a, b) => b.looks - a.looks);
}

/** How often the second pair of eyes saw something else: by place, by cause, by pair; and what waits for it, how long. */
export async function readSecondLooks(deps: NumbersDeps, staff: StaffMember, query: NumbersQuery) {
  const { reference, clock } = deps;
  const scope = scopeOf(reference, staff, query);
  if (scope === null) return refused('not-found');
  const numbers = await deps.numbers.secondLooksOf(staff, scope);
  const now = clock.now();
  const { ended, waiting } = numbers;
  const isOf = (code: string) => (one: { readonly region: string; readonly point: string | null }) =>
    (scope.region === null ? one.region : one.point) === code;
  return done({
    edition: scope.edition,
    region: scope.region === null ? null : { code: scope.region, name: reference.regionName(scope.region) },
    now: now.toISOString(),
    stages: byStage(numbers),
    waiting: {
      count: countOf(waiting),
      bands: [...ageBands(waiting, now)],
      oldest: waiting.map(({ since }) => since).sort()[0] ?? null,
    },
    causes: causesOf(ended),
    places: placesIn(reference, scope).map(({ code, name }) => ({
      code,
      name,
      stages: byStage({ ended: ended.filter(isOf(code)), waiting: waiting.filter(isOf(code)) }),
    })),
    pairs: scope.region === null ? [] : pairsOf(reference, ended),
  });
}
