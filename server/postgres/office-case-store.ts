import type pg from 'pg';
import { PENDING } from '#domain/cases/case.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { CaseFilter, OfficeCaseStore } from '../ports/case-store.ts';
import type { Keys } from '../ports/keys.ts';
import { insertCaseEvent, toCase, toCaseEvent, toStoredCase } from './case-row.ts';
import { integer, text } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { firstRow, rows } from './pool.ts';

const LIST = `
select * from cases where ${IN_AREA} and ($3::text is null or kind = $3) and state = any($4)
  and ($5::timestamptz is null or (opened_at, case_id) > ($5, $6::uuid))
  and ($8::uuid is null or first_by is distinct from $8) and ($9::timestamptz is null or opened_at <= $9)
order by opened_at, case_id limit $7`;

const listValues = (area: Jurisdiction, filter: CaseFilter) => [
  area.region,
  area.point,
  filter.kind,
  filter.states,
  filter.after?.openedAt ?? null,
  filter.after?.id ?? null,
  filter.limit,
  filter.notFirstBy,
  filter.openedBefore,
];

export function createOfficeCaseStore(pool: pg.Pool, keys: Keys): OfficeCaseStore {
  return {
    listCases: (area, filter) =>
      inArea(pool, area, async (db) =>
        (await rows(db, LIST, listValues(area, filter))).map((row) => ({
          case: toCase(row),
          name: text(row, 'name'),
        })),
      ),
    countPending: (area) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(
          db,
          `select count(*) as count from cases where ${IN_AREA} and state = any($3)`,
          [area.region, area.point, PENDING],
        );
        return row === null ? 0 : integer(row, 'count');
      }),
    findCase: (area, number) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, `select * from cases where ${IN_AREA} and number = $3`, [
          area.region,
          area.point,
          number,
        ]);
        return row === null ? null : toStoredCase(row, keys);
      }),
    casesOf: (area, candidate) =>
      inArea(pool, area, async (db) =>
        (
          await rows(db, `select * from cases where ${IN_AREA} and candidate_id = $3 order by opened_at`, [
            area.region,
            area.point,
            candidate,
          ])
        ).map((row) => ({ case: toCase(row), name: text(row, 'name') })),
      ),
    historyOfCase: (area, id) =>
      inArea(pool, area, async (db) => {
        const found = await rows(
          db,
          `select e.*, coalesce(s.display_name, '') as staff_name
           from case_events e left join staff s on s.staff_id::text = e.actor_id
           where case_id = $1 order by rev, at`,
          [id],
        );
        return found.map((row) => ({ event: toCaseEvent(row), staffName: text(row, 'staff_name') }));
      }),
    recordLook: (area, of, event, command) =>
      inArea(pool, area, async (db) => {
        const seen = await firstRow(db, 'select 1 as seen from cases where case_id = $1', [of.id]);
        if (seen === null) return false;
        await insertCaseEvent(db, of, event, command);
        return true;
      }),
  };
}
