import type pg from 'pg';
import type { Numbers, NumbersScope, NumbersStore } from '../ports/numbers-store.ts';
import { instantOrNull, integer, text } from './columns.ts';
import { countSecondLooks } from './count-second-looks.ts';
import { inArea } from './office-area.ts';
import { firstRow, type Row, rows } from './pool.ts';

const IN_SCOPE =
  'edition_id = $1 and ($2::text is null or region_id = $2) and ($3::text is null or point_id = $3) and count <> 0';

/** One floor below the scope: regions of the country, points of a region; a point has no floors. */
const PLACE = 'case when $2::text is null then region_id else point_id end';

/** Both from one snapshot: the queues are parts of the same sums. */
const STANDING = `
with cells as materialized (
  select ${PLACE} as place, status, since, count from waiting_counters where ${IN_SCOPE}
)
select place, status, min(since) as since, sum(count)::integer as count from cells group by place, status
union all
select null, status, since, sum(count)::integer from cells where status in ('submitted', 'confirmed', 'endorsed')
group by status, since`;

const ACTS = `
select day, action, from_status, sum(count)::integer as count from act_counters where ${IN_SCOPE}
group by day, action, from_status order by day`;

const SPECIALTIES = `
select specialty_id, level, status, sum(count)::integer as count from standing_counters where ${IN_SCOPE}
group by specialty_id, level, status`;

const MARK = "select nullif(folded_at, '-infinity') as folded_at from counter_mark";

function toNumbers(mark: Row | null, cells: readonly Row[], acts: readonly Row[]): Numbers {
  return {
    foldedAt: mark === null ? null : instantOrNull(mark, 'folded_at'),
    standing: cells
      .filter(({ place }) => place !== null)
      .map((row) => ({
        place: text(row, 'place'),
        status: text(row, 'status'),
        count: integer(row, 'count'),
        oldest: text(row, 'since'),
      })),
    waiting: cells
      .filter(({ place }) => place === null)
      .map((row) => ({
        status: text(row, 'status'),
        since: text(row, 'since'),
        count: integer(row, 'count'),
      })),
    acts: acts.map((row) => ({
      day: text(row, 'day'),
      action: text(row, 'action'),
      from: text(row, 'from_status'),
      count: integer(row, 'count'),
    })),
  };
}

const valuesOf = ({ edition, region, point }: NumbersScope) => [edition, region, point];

export function createNumbersStore(pool: pg.Pool): NumbersStore {
  return {
    numbersOf: (area, scope) =>
      inArea(pool, area, async (db) => {
        const [mark, cells, acts] = await Promise.all([
          firstRow(db, MARK),
          rows(db, STANDING, valuesOf(scope)),
          rows(db, ACTS, valuesOf(scope)),
        ]);
        return toNumbers(mark, cells, acts);
      }),
    specialtiesOf: (area, scope) =>
      inArea(pool, area, async (db) =>
        (await rows(db, SPECIALTIES, valuesOf(scope))).map((row) => ({
          specialty: text(row, 'specialty_id'),
          level: text(row, 'level'),
          status: text(row, 'status'),
          count: integer(row, 'count'),
        })),
      ),
    secondLooksOf: (area, scope) => inArea(pool, area, (db) => countSecondLooks(db, scope)),
  };
}
