import { STATUSES } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { FileFilter, WorkCount } from '../ports/registration-store.ts';
import { instantOrNull, integer, text } from './columns.ts';
import { type Queryable, type Row, rows } from './pool.ts';

/** Drafts are nobody's work. */
const LISTED = STATUSES.filter((status) => status !== 'draft');

/**
 * The narrowest place that area and filter name, as conditions that an index serves: `$1 is null or …` would read
 * everything. The area itself is said once more by row-level security, and here by what the caller sets.
 */
function placeConditions(area: Jurisdiction, filter: Pick<FileFilter, 'region' | 'point'>) {
  const named = [
    ['region_id', area.region],
    ['point_id', area.point],
    ['region_id', filter.region],
    ['point_id', filter.point],
  ] as const;
  return named.flatMap(([column, value]) => (value === null ? [] : [{ column, value }]));
}

/** Conditions with the values that they compare with, numbered from 1. */
class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(part: string): void {
    this.parts.push(part);
  }

  and(): string {
    return this.parts.map((part) => ` and ${part}`).join('');
  }
}

/** What is typed is a beginning of a name, by the order of the index; or the last four of an ID number. */
function addText(conditions: Conditions, typed: string | null): void {
  if (typed === null) return;
  const from = conditions.value(typed);
  const until = conditions.value(`${typed}\u{10ffff}`);
  conditions.add(`(r.name ~>=~ ${from} and r.name ~<~ ${until} or r.id_tail = ${from})`);
}

/**
 * For each status the oldest files along its index, and of those the oldest of all: the cost does not grow with what
 * there is. Returns the statement and its values.
 */
export function listStatement(area: Jurisdiction, filter: FileFilter): { sql: string; values: unknown[] } {
  const conditions = new Conditions();
  const statuses = conditions.value(filter.status === null ? LISTED : [filter.status]);
  const limit = conditions.value(filter.limit);
  const wall = conditions.value(filter.wall);
  for (const { column, value } of placeConditions(area, filter))
    conditions.add(`r.${column} = ${conditions.value(value)}`);
  if (filter.edition !== null) conditions.add(`r.edition_id = ${conditions.value(filter.edition)}`);
  if (filter.number !== null) conditions.add(`r.number = ${conditions.value(filter.number)}`);
  addText(conditions, filter.text);
  if (filter.again !== undefined && filter.again !== null)
    conditions.add(`(jsonb_array_length(papers -> 'objections') > 0) = ${conditions.value(filter.again)}`);
  if (filter.after !== null) {
    const [since, candidate] = [
      conditions.value(filter.after.since),
      conditions.value(filter.after.candidate),
    ];
    conditions.add(`(r.status_since, r.candidate_id) > (${since}::timestamptz, ${candidate}::uuid)`);
  }
  const sql = `
with listed as (
  select f.* from unnest(${statuses}::text[]) as wanted (status) cross join lateral (
    select edition_id, candidate_id, number, status, status_since, region_id, point_id, name, id_tail, level, specialty_id
    from registrations r where r.status = wanted.status and r.status <> 'draft'${conditions.and()}
    order by r.status_since, r.candidate_id limit ${limit}) f
  order by f.status_since, f.candidate_id limit ${limit}
)
select listed.*, l.staff_id as holder_id, l.since as held_since, s.display_name as holder
from listed left join file_leases l
    on l.edition_id = listed.edition_id and l.candidate_id = listed.candidate_id and l.until > ${wall}
  left join staff s on s.staff_id = l.staff_id
order by listed.status_since, listed.candidate_id`;
  return { sql, values: conditions.values };
}

/** Up to here work is counted as it stands; what is more comes from the counters, some seconds old. */
const COUNTED_LIVE = 200;

function workStatement(area: Jurisdiction) {
  const conditions = new Conditions();
  const statuses = conditions.value(LISTED);
  const place = placeConditions(area, { region: null, point: null }).map(
    ({ column, value }) => ` and ${column} = ${conditions.value(value)}`,
  );
  const here = `status = wanted.status and status <> 'draft' and edition_id = editions.edition_id${place.join('')}`;
  const sql = `
select editions.edition_id, wanted.status, oldest.status_since as oldest,
  case when live.count < ${COUNTED_LIVE} then live.count
    else greatest(live.count, coalesce((select sum(count) from waiting_counters where ${here}), 0)) end as count
from editions cross join unnest(${statuses}::text[]) as wanted (status)
  cross join lateral (select count(*) from (
    select 1 from registrations where ${here} order by status_since limit ${COUNTED_LIVE}) few) live
  cross join lateral (
    select status_since from registrations where ${here} order by status_since, candidate_id limit 1) oldest`;
  return { sql, values: conditions.values };
}

const toWorkCount = (row: Row): WorkCount => ({
  edition: text(row, 'edition_id'),
  status: text(row, 'status'),
  count: integer(row, 'count'),
  oldest: instantOrNull(row, 'oldest'),
});

/** How much waits here by edition and status, and since when; exact where it is little. */
export async function countWork(db: Queryable, area: Jurisdiction): Promise<readonly WorkCount[]> {
  const { sql, values } = workStatement(area);
  return (await rows(db, sql, values)).map(toWorkCount);
}
