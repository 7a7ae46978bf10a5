import { LOOK_STAGES } from '#domain/numbers/second-looks.ts';
import { SECOND_LOOK_RULES } from '#domain/registration/first-pass.ts';
import type { NumbersScope, SecondLookNumbers } from '../ports/numbers-store.ts';
import { integer, text, textOrNull, word } from './columns.ts';
import { type Queryable, rows } from './pool.ts';

const IN_SCOPE =
  'edition_id = $1 and ($2::text is null or region_id = $2) and ($3::text is null or point_id = $3)';

/** Few beside the registrations: counted as they are, along `second_looks_of_region`. */
const ENDED = `
select l.*, f.display_name as first_name, s.display_name as second_name
from (
  select stage, region_id, point_id, cause, first_by, second_by,
    count(*) filter (where outcome = 'agreed')::integer as agreed,
    count(*) filter (where outcome = 'disagreed')::integer as disagreed
  from second_looks where ${IN_SCOPE} group by stage, region_id, point_id, cause, first_by, second_by) l
left join staff f on f.staff_id = l.first_by
left join staff s on s.staff_id = l.second_by`;

/** What waits for another pair of eyes, since the day of the first pass. */
const WAITING = `
select r.status, r.region_id, r.point_id, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since,
  count(*)::integer as count
from registrations r join lateral (
  select at from registration_events e where e.edition_id = r.edition_id and e.candidate_id = r.candidate_id
    and e.action = 'pass-first' order by seq desc limit 1) e on true
where r.first_pass is not null and r.edition_id = $1 and ($2::text is null or r.region_id = $2)
  and ($3::text is null or r.point_id = $3)
group by 1, 2, 3, 4`;

const CAUSES = [...SECOND_LOOK_RULES, 'sample'] as const;

export async function countSecondLooks(db: Queryable, scope: NumbersScope): Promise<SecondLookNumbers> {
  const values = [scope.edition, scope.region, scope.point];
  const [ended, waiting] = await Promise.all([rows(db, ENDED, values), rows(db, WAITING, values)]);
  return {
    ended: ended.map((row) => ({
      stage: word(row, 'stage', LOOK_STAGES),
      region: text(row, 'region_id'),
      point: textOrNull(row, 'point_id'),
      cause: word(row, 'cause', CAUSES),
      first: text(row, 'first_by'),
      firstName: textOrNull(row, 'first_name') ?? '',
      second: text(row, 'second_by'),
      secondName: textOrNull(row, 'second_name') ?? '',
      agreed: integer(row, 'agreed'),
      disagreed: integer(row, 'disagreed'),
    })),
    waiting: waiting.map((row) => ({
      stage: text(row, 'status') === 'endorsed' ? 'region' : 'point',
      region: text(row, 'region_id'),
      point: textOrNull(row, 'point_id'),
      since: text(row, 'since'),
      count: integer(row, 'count'),
    })),
  };
}
