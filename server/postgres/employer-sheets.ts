import type pg from 'pg';
import { STATUSES } from '#domain/registration/registration.ts';
import type { ComparedLine, EmployerSheet, OfficeSheets, SheetLine } from '../ports/employee-store.ts';
import { instant, integer, text, truth, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { firstRow, type Row, rows } from './pool.ts';

/** A sheet, who made it, and the serial of the newest one that takes its place. */
export const SHEET = `
select sheets.*, employers.name as employer_name, staff.display_name as made_by,
  (select max(newer.serial) from employer_sheets newer where newer.region_id = sheets.region_id
    and newer.employer_id = sheets.employer_id and newer.edition_id = sheets.edition_id
    and newer.point_id = sheets.point_id) as newest
from employer_sheets sheets join employers using (employer_id) join staff using (staff_id)`;

/** What the form says of the employer now: picked, or what the region's staff have said of the name. */
const SAME_EMPLOYER = `
case when r.answers ->> 'employer' <> 'other' then r.answers ->> 'employer' = l.employer_id
  else (select i.verdict = 'listed' and i.employer_id = l.employer_id from employer_identifications i
    where i.region_id = r.region_id and i.name_folded = folded_employer(r.answers ->> 'employer_other')
    order by i.seq desc limit 1) end`;

const LINES = `
select l.*, r.status as now_status, r.revision as now_revision, coalesce(${SAME_EMPLOYER}, false) as same_employer
from employer_sheet_lines l left join registrations r on r.edition_id = l.edition_id
  and r.candidate_id = l.candidate_id and r.point_id = l.point_id`;

export const toSheet = (row: Row): EmployerSheet => ({
  id: text(row, 'sheet_id'),
  edition: text(row, 'edition_id'),
  region: text(row, 'region_id'),
  point: text(row, 'point_id'),
  employer: text(row, 'employer_id'),
  employerName: text(row, 'employer_name'),
  serial: integer(row, 'serial'),
  code: text(row, 'code'),
  listed: integer(row, 'listed'),
  madeAt: instant(row, 'made_at'),
  madeBy: text(row, 'made_by'),
  newest: integer(row, 'newest'),
});

export const toComparedLine = (row: Row): ComparedLine => ({
  edition: text(row, 'edition_id'),
  candidate: text(row, 'candidate_id'),
  revision: integer(row, 'revision'),
  shown: row.shown as SheetLine,
  now:
    row.now_status === null
      ? null
      : {
          status: word(row, 'now_status', STATUSES),
          revision: integer(row, 'now_revision'),
          sameEmployer: truth(row, 'same_employer'),
        },
});

const BY_CODE = `select * from (${SHEET}) as sheet where ${IN_AREA} and code = $3`;
const BY_ID = `select * from (${SHEET}) as sheet where ${IN_AREA} and sheet_id = $3`;

/** Sheets at the counter. */
export function createOfficeSheets(pool: pg.Pool): OfficeSheets {
  return {
    findByCode: (area, code) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, BY_CODE, [area.region, area.point, code]);
        return row === null ? null : toSheet(row);
      }),
    linesOf: (area, sheet) =>
      inArea(pool, area, async (db) =>
        (await rows(db, `${LINES} where l.sheet_id = $1 order by l.position`, [sheet.id])).map(
          toComparedLine,
        ),
      ),
    newestOf: (area, of) =>
      inArea(pool, area, async (db) => {
        const statement = `${LINES} join employer_sheets s using (sheet_id)
          where l.edition_id = $1 and l.candidate_id = $2 order by s.serial desc limit 1`;
        const row = await firstRow(db, statement, [of.edition, of.candidate]);
        if (row === null) return null;
        const sheet = await firstRow(db, BY_ID, [area.region, area.point, text(row, 'sheet_id')]);
        return sheet === null ? null : { sheet: toSheet(sheet), line: toComparedLine(row) };
      }),
  };
}
