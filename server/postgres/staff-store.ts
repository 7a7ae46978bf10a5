import type pg from 'pg';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Position } from '#domain/staff/manage-staff.ts';
import { POSTS } from '#domain/staff/posts.ts';
import { FACTOR_KINDS } from '#domain/staff/second-factor.ts';
import type { StaffRecord, StaffStore } from '../ports/staff-store.ts';
import { instantOrNull, integer, text, textOrNull, texts, truth, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';
import { invitations } from './staff-invitations.ts';
import { toStaffMember } from './staff-session-store.ts';

const RECORD = `
select staff.*,
  array(select kind from staff_factors f where f.staff_id = staff.staff_id order by kind) as factors,
  (select count(*) from staff_sessions t where t.staff_id = staff.staff_id and t.standing = 'open') as sessions,
  (select max(seen_at) from staff_sessions t where t.staff_id = staff.staff_id) as seen_at
from staff where ${IN_AREA}`;

function toRecord(row: Row): StaffRecord {
  return {
    ...toStaffMember(row),
    disabledAt: instantOrNull(row, 'disabled_at'),
    factors: texts(row, 'factors').flatMap((kind) => FACTOR_KINDS.find((known) => known === kind) ?? []),
    sessions: integer(row, 'sessions'),
    seenAt: instantOrNull(row, 'seen_at'),
  };
}

export const toPosition = (row: Row): Position => ({
  post: word(row, 'post', POSTS),
  area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
});

/** `%` and `_` typed into a search are letters, not wildcards. */
const literal = (typed: string) => typed.replace(/[\\%_]/g, (character) => `\\${character}`);

const closeSessions = (db: Queryable, id: string) =>
  changed(db, 'delete from staff_sessions where staff_id = $1', [id]);

type Changes = Pick<StaffStore, 'disable' | 'enable' | 'move' | 'bindEmployers' | 'resetFactors'>;

/** Each changes the row within the area first; only then what hangs on it, which knows no area. */
function changes(pool: pg.Pool): Changes {
  const update = (area: Jurisdiction, set: string, values: unknown[], then: string[] = []) =>
    inArea(pool, area, async (db) => {
      const statement = `update staff set ${set} where ${IN_AREA} and staff_id = $3`;
      if ((await changed(db, statement, [area.region, area.point, ...values])) !== 1) return false;
      for (const table of then) await changed(db, `delete from ${table} where staff_id = $1`, [values[0]]);
      await closeSessions(db, String(values[0]));
      return true;
    });
  return {
    disable: (area, id, at) => update(area, 'disabled_at = $4', [id, at]),
    enable: (area, id) => update(area, 'disabled_at = null', [id]),
    bindEmployers: async (area, id, employers) =>
      inArea(pool, area, async (db) => {
        const statement = `update staff set employers = $4 where ${IN_AREA} and staff_id = $3 and post = 'employer-clerk'`;
        return (await changed(db, statement, [area.region, area.point, id, [...employers]])) === 1;
      }),
    resetFactors: (area, id) =>
      update(area, 'must_enrol = true', [id], ['staff_factors', 'staff_recovery_codes']),
    move: (area, id, from, to) =>
      inArea(pool, area, async (db) => {
        const count = await changed(
          db,
          `update staff set post = $7, region_id = $8, point_id = $9 where ${IN_AREA} and staff_id = $3
             and post = $4 and region_id is not distinct from $5 and point_id is not distinct from $6`,
          [
            area.region,
            area.point,
            id,
            from.post,
            from.area.region,
            from.area.point,
            to.post,
            to.area.region,
            to.area.point,
          ],
        );
        if (count === 1) await closeSessions(db, id);
        return count === 1;
      }),
  };
}

/** Accounts of staff; what changes them works under row-level security. */
export function createStaffStore(pool: pg.Pool): StaffStore {
  return {
    ...changes(pool),
    ...invitations(pool),
    listStaff: async (area, { text: begins, after, limit }) => {
      const found = await rows(
        pool,
        `${RECORD} and ($3::text is null or user_name like lower($3) || '%' or display_name like $3 || '%')
           and ($4::text is null or user_name > $4) order by user_name limit $5`,
        [area.region, area.point, begins === null ? null : literal(begins), after, limit],
      );
      return found.map(toRecord);
    },
    findStaff: async (area, id) => {
      const row = await firstRow(pool, `${RECORD} and staff_id = $3`, [area.region, area.point, id]);
      return row === null ? null : toRecord(row);
    },
    isPlace: async ({ region, point }) => {
      const row = await firstRow(
        pool,
        `select ($1::text is null or exists (select 1 from regions where region_id = $1))
           and ($2::text is null or exists (select 1 from points where point_id = $2 and region_id = $1)) as there`,
        [region, point],
      );
      return row !== null && truth(row, 'there');
    },
    placesIn: async (area) => {
      const found = await rows(
        pool,
        `select r.region_id, r.name as region, p.point_id, p.name as point
         from regions r join points p using (region_id)
         where ($1::text is null or r.region_id = $1) and ($2::text is null or p.point_id = $2)
         order by r.position, p.position, p.point_id`,
        [area.region, area.point],
      );
      const byRegion = Map.groupBy(found, (row) => text(row, 'region_id'));
      return [...byRegion].map(([code, points]) => ({
        code,
        name: text(points[0] ?? {}, 'region'),
        points: points.map((row) => ({ code: text(row, 'point_id'), name: text(row, 'point') })),
      }));
    },
    administratorsFor: async (area) => {
      const found = await rows(
        pool,
        `select display_name, post, region_id, point_id from staff
         where disabled_at is null and (post = 'national-administrator'
           or (post = 'region-administrator' and ($1::text is null or region_id = $1)))
         order by region_id nulls last, display_name limit 100`,
        [area.region],
      );
      return found.map((row) => ({ displayName: text(row, 'display_name'), ...toPosition(row) }));
    },
  };
}
