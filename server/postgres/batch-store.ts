import type pg from 'pg';
import type { FrozenContent } from '#domain/registration/content.ts';
import { HOLD_KINDS } from '#domain/registration/holds.ts';
import type { BatchFile, BatchStore } from '../ports/batch-store.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, integer, truth, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';
import { toRegistration } from './registration-row.ts';
import { openRevision } from './registration-store.ts';

/** One statement for the whole page: registrations, their newest frozen content and what holds them. */
const LIST = `
select r.*, v.sealed as frozen, coalesce((
  select jsonb_agg(jsonb_build_object('kind', h.kind, 'since', h.opened_at, 'reason', h.reason)) from holds h
  where h.edition_id = r.edition_id and h.candidate_id = r.candidate_id and h.resolved_at is null), '[]') as open_holds,
  exists (select from file_leases l where l.edition_id = r.edition_id and l.candidate_id = r.candidate_id
    and l.staff_id <> $9 and l.until > $10) as is_taken
from (
  select * from registrations
  where ${IN_AREA} and edition_id = $3 and status = $4 and ($5::text is null or specialty_id = $5)
    and ($6::timestamptz is null or (status_since, candidate_id) > ($6, $7::uuid))
  order by status_since, candidate_id limit $8) r
left join registration_revisions v
  on v.edition_id = r.edition_id and v.candidate_id = r.candidate_id and v.revision = r.revision
order by r.status_since, r.candidate_id`;

type HoldText = { readonly kind: string; readonly since: string; readonly reason: string };

function toBatchFile(row: Row, keys: Keys): BatchFile {
  const registration = toRegistration(row, keys);
  const holds = (row.open_holds as HoldText[]).map((hold) => ({
    kind: word(hold, 'kind', HOLD_KINDS),
    since: new Date(hold.since),
    reason: hold.reason,
  }));
  return {
    registration,
    holds,
    content: frozenContent(row, keys, registration),
    isTaken: truth(row, 'is_taken'),
  };
}

function frozenContent(row: Row, keys: Keys, of: BatchFile['registration']): FrozenContent | null {
  const sealed = row.frozen === null ? Buffer.alloc(0) : bytes(row, 'frozen');
  return sealed.length === 0 ? null : openRevision(keys, of, of.revision, sealed).content;
}

/** Numbers are looked up first: registrations have no index by number alone. */
const IN_AREA_BY_NUMBER = `
select count(*) as count from registration_numbers n
join registrations r on r.edition_id = n.edition_id and r.candidate_id = n.candidate_id
where n.number = any($3) and r.revision > 0
  and ($1::text is null or r.region_id = $1) and ($2::text is null or r.point_id = $2)`;

export function createBatchStore(pool: pg.Pool, keys: Keys): BatchStore {
  return {
    listFiles: (area, { edition, status, specialty, after, limit, staff, wall }) =>
      inArea(pool, area, async (db) => {
        const from = [after?.since ?? null, after?.candidate ?? null, limit, staff, wall];
        const found = await rows(db, LIST, [area.region, area.point, edition, status, specialty, ...from]);
        return found.map((row) => toBatchFile(row, keys));
      }),
    areAllInArea: (area, numbers) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, IN_AREA_BY_NUMBER, [area.region, area.point, numbers]);
        return row !== null && integer(row, 'count') === numbers.length;
      }),
    recordRefused: (area, { batch, staff, numbers, at }) =>
      inArea(pool, area, async (db) => {
        const statement = 'insert into refused_batches values ($1, $2, $3, $4, $5) on conflict do nothing';
        await changed(db, statement, [batch, staff, numbers, at, area.region]);
      }),
  };
}
