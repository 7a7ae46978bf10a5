import type pg from 'pg';
import { type EmployerScope, isForSheet } from '#domain/employers/employees.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import type {
  DraftSheet,
  Employee,
  EmployeeCount,
  EmployeeFilter,
  EmployeeStore,
  MadeSheet,
  NewSheet,
} from '../ports/employee-store.ts';
import { instant, instantOrNull, integer, text, textOrNull, texts, word } from './columns.ts';
import { inEmployers } from './employer-area.ts';
import { SHEET, toComparedLine, toSheet } from './employer-sheets.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';

const toEmployee = (row: Row): Employee => ({
  edition: text(row, 'edition_id'),
  candidate: text(row, 'candidate_id'),
  number: text(row, 'number'),
  status: word(row, 'status', STATUSES),
  statusSince: instant(row, 'status_since'),
  firstSubmittedAt: instantOrNull(row, 'first_submitted_at'),
  submittedAt: instantOrNull(row, 'submitted_at'),
  region: text(row, 'region_id'),
  point: textOrNull(row, 'point_id'),
  name: text(row, 'name'),
  idTail: text(row, 'id_tail'),
  level: textOrNull(row, 'level'),
  specialty: textOrNull(row, 'specialty_id'),
  subjects: row.subjects === null ? [] : texts(row, 'subjects'),
  revision: integer(row, 'revision'),
  employer: text(row, 'employer_id'),
});

const toCount = (row: Row): EmployeeCount => ({
  status: word(row, 'status', STATUSES),
  employer: text(row, 'employer_id'),
  point: textOrNull(row, 'point_id'),
  count: integer(row, 'count'),
});

/** The scope once more as a query; the view says it, too. */
const IN_SCOPE = 'region_id = $1 and employer_id = any ($2::text[])';

const LIST = `
select * from employees where ${IN_SCOPE} and edition_id = $3 and ($4::text is null or status = $4)
  and ($5::text is null or starts_with(name, $5) or id_tail = $5)
  and ($6::timestamptz is null or (status_since, candidate_id) > ($6, $7::uuid))
order by status_since, candidate_id limit $8`;

const COUNT = `
select status, employer_id, point_id, count(*) as count from employees where ${IN_SCOPE} and edition_id = $3
group by 1, 2, 3`;

const ONE = `select * from employees where ${IN_SCOPE} and number = $3`;

const FOR_SHEET = `
select * from employees where ${IN_SCOPE} and edition_id = $3 and point_id = $4 and employer_id = $5 and status = any ($6)
order by name, number`;

const EARLIER = `
select edition_id = $2 and point_id = $3 and employer_id = $4 and staff_id = $5 as same from employer_sheets
where sheet_id = $1`;

/** False where a twin of the same request was faster. */
const ADD = `
insert into employer_sheets (sheet_id, staff_id, edition_id, region_id, point_id, employer_id, code, listed, made_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (sheet_id) do nothing`;

const ADD_LINE = `
insert into employer_sheet_lines (edition_id, candidate_id, sheet_id, position, revision, shown, employer_id, region_id,
  point_id)
select $2, line.candidate, $1, line.position, line.revision, line.shown, $3, $4, $5
from jsonb_to_recordset($6::jsonb) as line (candidate uuid, position integer, revision integer, shown jsonb)`;

const LINES = `
select l.*, e.status as now_status, e.revision as now_revision, true as same_employer
from employer_sheet_lines l left join employees e on e.edition_id = l.edition_id and e.candidate_id = l.candidate_id
  and e.employer_id = l.employer_id and e.point_id = l.point_id
where l.sheet_id = $1 order by l.position`;

const filterValues = ({ edition, status, text: typed, after, limit }: EmployeeFilter) => [
  edition,
  status,
  typed,
  after?.since ?? null,
  after?.candidate ?? null,
  limit,
];

async function makeSheet(
  db: Queryable,
  scope: EmployerScope,
  sheet: NewSheet,
  draft: DraftSheet,
): Promise<MadeSheet> {
  const { id, staff, edition, point, employer, at } = sheet;
  const earlier = await firstRow(db, EARLIER, [id, edition, point, employer, staff]);
  if (earlier !== null) return earlier.same === true ? 'made' : 'other';
  const standing = STATUSES.filter(isForSheet);
  const place = [scope.region, [...scope.employers], edition, point, employer, standing];
  const drafted = draft((await rows(db, FOR_SHEET, place)).map(toEmployee));
  if (drafted === null) return 'none';
  const values = [id, staff, edition, scope.region, point, employer, drafted.code, drafted.lines.length, at];
  if ((await changed(db, ADD, values)) === 0) return makeSheet(db, scope, sheet, draft);
  const lines = drafted.lines.map(({ of, shown }, i) => ({
    candidate: of.candidate,
    position: i + 1,
    revision: of.revision,
    shown,
  }));
  await rows(db, ADD_LINE, [id, edition, employer, scope.region, point, JSON.stringify(lines)]);
  return 'made';
}

/** What employers' clerks see and make, in transactions that know their employers and no area. */
export function createEmployeeStore(pool: pg.Pool): EmployeeStore {
  return {
    listEmployees: (scope, filter) =>
      inEmployers(pool, scope, async (db) => {
        const values = [scope.region, [...scope.employers], ...filterValues(filter)];
        return (await rows(db, LIST, values)).map(toEmployee);
      }),
    countEmployees: (scope, edition) =>
      inEmployers(pool, scope, async (db) =>
        (await rows(db, COUNT, [scope.region, [...scope.employers], edition])).map(toCount),
      ),
    findEmployee: (scope, number) =>
      inEmployers(pool, scope, async (db) => {
        const row = await firstRow(db, ONE, [scope.region, [...scope.employers], number]);
        return row === null ? null : toEmployee(row);
      }),
    makeSheet: (scope, sheet, draft) => inEmployers(pool, scope, (db) => makeSheet(db, scope, sheet, draft)),
    listSheets: (scope, edition) =>
      inEmployers(pool, scope, async (db) => {
        const statement = `select * from (${SHEET}) as sheet where ${IN_SCOPE} and edition_id = $3
          order by serial desc limit 200`;
        return (await rows(db, statement, [scope.region, [...scope.employers], edition])).map(toSheet);
      }),
    findSheet: (scope, id) =>
      inEmployers(pool, scope, async (db) => {
        const row = await firstRow(
          db,
          `select * from (${SHEET}) as sheet where ${IN_SCOPE} and sheet_id = $3`,
          [scope.region, [...scope.employers], id],
        );
        return row === null ? null : toSheet(row);
      }),
    linesOf: (scope, sheet) =>
      inEmployers(pool, scope, async (db) => (await rows(db, LINES, [sheet])).map(toComparedLine)),
  };
}
