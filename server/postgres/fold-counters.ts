import { truth } from './columns.ts';
import { firstRow, type Queryable } from './pool.ts';

/** The day in Beijing; +08:00 has had no summer time since long before these exams. */
const dayOf = (instant: string) => `(${instant} at time zone interval '+08:00')::date`;

/** As what a registration is counted. */
export const COUNTED_AS = `r.region_id, coalesce(r.point_id, '') as point_id, r.status, coalesce(r.level, '') as level,
  coalesce(r.specialty_id, '') as specialty_id, ${dayOf('r.status_since')} as since`;

/** As what an act is counted. */
export const ACT = `e.edition_id, e.region_id, coalesce(e.point_id, '') as point_id, ${dayOf('e.at')} as day, e.action,
  coalesce(e.from_status, '') as from_status`;

const add = (table: string, cells: string, key: string) => `
  insert into ${table} (${key}, count)
  select ${key}, sum(n) from ${cells} group by ${key} having sum(n) <> 0
  on conflict (${key}) do update set count = ${table}.count + excluded.count`;

export const CELL = {
  standing_counters: 'edition_id, region_id, point_id, status, level, specialty_id',
  waiting_counters: 'edition_id, region_id, point_id, status, since',
  act_counters: 'edition_id, region_id, point_id, day, action, from_status',
} as const;

/**
 * One statement, one snapshot. The mark only says from where to look: everything older is visible and folded. What is
 * newer may come late or be met again, so each registration knows up to which event it has been counted. The laterals with
 * a limit keep the planner, which knows nothing of the mark, from reading whole tables.
 */
const foldStatement = (most: number) => `
with late as materialized (
  select e.edition_id, e.candidate_id, e.written_in
  from registration_events e left join lateral (
    select seq from counted c where c.edition_id = e.edition_id and c.candidate_id = e.candidate_id limit 1) c on true
  where e.written_in >= (select folded_until from counter_mark) and (c.seq is null or c.seq < e.seq)
  order by e.written_in limit ${most}
), moved as materialized (
  select l.edition_id, l.candidate_id, r.*, c.seq as c_seq, c.region_id as c_region_id, c.point_id as c_point_id,
    c.status as c_status, c.level as c_level, c.specialty_id as c_specialty_id, c.since as c_since
  from (select distinct edition_id, candidate_id from late) l
    cross join lateral (
      select r.seq, ${COUNTED_AS} from registrations r
      where r.edition_id = l.edition_id and r.candidate_id = l.candidate_id limit 1) r
    left join lateral (
      select c.* from counted c where c.edition_id = l.edition_id and c.candidate_id = l.candidate_id limit 1) c on true
), cells as materialized (
  select edition_id, region_id, point_id, status, level, specialty_id, since, 1 as n from moved
  union all
  select edition_id, c_region_id, c_point_id, c_status, c_level, c_specialty_id, c_since, -1 from moved where c_seq is not null
), acts as (
  select e.*, 1 as n from moved m cross join lateral (
    select ${ACT} from registration_events e
    where e.edition_id = m.edition_id and e.candidate_id = m.candidate_id
      and e.seq > coalesce(m.c_seq, 0) and e.seq <= m.seq offset 0) e
), standing as (${add('standing_counters', 'cells', CELL.standing_counters)}
), waiting as (${add('waiting_counters', 'cells', CELL.waiting_counters)}
), done as (${add('act_counters', 'acts', CELL.act_counters)}
), counted_now as (
  insert into counted (edition_id, candidate_id, seq, region_id, point_id, status, level, specialty_id, since)
  select edition_id, candidate_id, seq, region_id, point_id, status, level, specialty_id, since from moved
  on conflict (edition_id, candidate_id) do update
    set seq = excluded.seq, region_id = excluded.region_id, point_id = excluded.point_id, status = excluded.status,
      level = excluded.level, specialty_id = excluded.specialty_id, since = excluded.since
)
update counter_mark set folded_at = $1, folded_until = case
  when (select count(*) from late) < ${most} then pg_snapshot_xmin(pg_current_snapshot())
  else least((select written_in from late order by written_in desc limit 1), pg_snapshot_xmin(pg_current_snapshot())) end
returning (select count(*) from late) >= ${most} as more`;

/** Folds in the transaction of `db`, whose lock the caller holds. True where there is more. */
export async function foldOnce(db: Queryable, at: Date, most: number): Promise<boolean> {
  const row = await firstRow(db, foldStatement(most), [at]);
  if (row === null) throw new Error('there is no counter mark');
  return truth(row, 'more');
}
