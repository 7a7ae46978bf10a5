import type { PageCursor, RefusedList } from '../ports/audit-store.ts';
import { instant, text, texts } from './columns.ts';
import { type Queryable, type Row, rows } from './pool.ts';

/** Row-level security leaves of `registrations` what is within the reader's own area. */
const LIST = `
select b.batch_id, b.staff_id, b.numbers, b.at, s.user_name, s.display_name, s.post, b.region_id, s.point_id, coalesce((
  select jsonb_agg(jsonb_build_object('number', r.number, 'region', r.region_id, 'point', r.point_id))
  from registration_numbers n
  join registrations r on r.edition_id = n.edition_id and r.candidate_id = n.candidate_id and r.revision > 0
  where n.number = any(b.numbers)), '[]') as found
from refused_batches b join staff s using (staff_id)
where $1::timestamptz is null or (b.at, b.batch_id) < ($1, $2::uuid)
order by b.at desc, b.batch_id desc limit $3`;

type Found = { readonly number: string; readonly region: string; readonly point: string | null };

function toList(row: Row): RefusedList {
  return {
    batch: text(row, 'batch_id'),
    at: instant(row, 'at'),
    userName: text(row, 'user_name'),
    displayName: text(row, 'display_name'),
    area: {
      region: row.region_id === null ? null : text(row, 'region_id'),
      point: row.point_id === null ? null : text(row, 'point_id'),
    },
    numbers: texts(row, 'numbers'),
    found: row.found as Found[],
  };
}

/** The newest first. */
export async function listRefusedBatches(
  db: Queryable,
  after: PageCursor | null,
  limit: number,
): Promise<readonly RefusedList[]> {
  return (await rows(db, LIST, [after?.at ?? null, after?.id ?? null, limit])).map(toList);
}
