import type pg from 'pg';
import { POSTS } from '#domain/staff/posts.ts';
import {
  BUILT_ON,
  type BuiltOn,
  countProblems,
  IMPORT_KINDS,
  IMPORT_STATES,
  type ImportReport,
} from '#domain/transfers/import.ts';
import type { CheckEnd, ImportRun, ImportStore } from '../ports/import-store.ts';
import type { Keys } from '../ports/keys.ts';
import { instant, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { copyStatement } from './copy-rows.ts';
import { copyStream } from './copy-stream.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';
import { toRegistration } from './registration-row.ts';
import { stagedStream, TARGETS } from './staged-rows.ts';

const EVERYWHERE = { region: null, point: null };

const IMPORT = `
select i.*, encode(i.sha256, 'hex') as digest, s.display_name from imports i join staff s using (staff_id)`;

const OPEN = `
insert into imports (import_id, staff_id, region_id, point_id, kind, file_name, size, sha256, received, state,
  state_since, begun_at, rows_done, problem_count, report)
values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), 0, 'uploading', $9, $9, 0, 0, '{}')
on conflict do nothing`;

const RECEIVE = `
update imports set received = received + $3, state_since = $4,
  state = case when received + $3 = size then 'checking' else state end
where import_id = $1 and received = $2 and state = 'uploading'`;

const MOVE = `
update imports set state = $3, state_since = $4 where import_id = $1 and state = any ($2)`;

const CHECKED = `
update imports set state = $2, state_since = $3, problem_count = $4, report = $5, rows_done = $6, replaces = $7
where import_id = $1 and state = 'checking'`;

const APPLIED = `
update imports set state = 'applied', state_since = $2, applied_at = $2, added = $3, changed = $4
where import_id = $1 and state = 'applying'`;

const BY_NUMBER = `
select r.* from registration_numbers n join registrations r using (edition_id, candidate_id)
where n.number = any($1) and r.erased_at is null`;

const INVITATIONS = `
select * from staff_invitations where ${IN_AREA} and import_id = $3 and accepted_at is null and withdrawn_at is null
order by region_id nulls first, point_id nulls first, display_name`;

function toRun(row: Row): ImportRun {
  const report = row.report as Partial<ImportReport>;
  return {
    id: text(row, 'import_id'),
    staff: text(row, 'staff_id'),
    staffName: text(row, 'display_name'),
    area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
    kind: word(row, 'kind', IMPORT_KINDS),
    fileName: text(row, 'file_name'),
    size: integer(row, 'size'),
    sha256: text(row, 'digest'),
    received: integer(row, 'received'),
    state: word(row, 'state', IMPORT_STATES),
    stateSince: instant(row, 'state_since'),
    begunAt: instant(row, 'begun_at'),
    rowsDone: integer(row, 'rows_done'),
    replaces: integerOrNull(row, 'replaces'),
    added: integerOrNull(row, 'added'),
    changed: integerOrNull(row, 'changed'),
    problemCount: integer(row, 'problem_count'),
    report: { counts: report.counts ?? {}, problems: report.problems ?? [], builtOn: report.builtOn ?? [] },
  };
}

async function isLocked(db: Queryable, id: string): Promise<boolean> {
  const lock = 'select pg_try_advisory_xact_lock(hashtextextended($1::text, 21)) as locked';
  return (await firstRow(db, lock, [id]))?.locked === true;
}

const clear = async (db: Queryable, id: string) => {
  for (const table of ['staged_results', 'staged_rows'])
    await changed(db, `delete from ${table} where import_id = $1`, [id]);
};

/** What only the whole file shows: lines of the same person and year. */
async function withRepeats(db: Queryable, { id, kind }: ImportRun, end: CheckEnd): Promise<CheckEnd> {
  if (end.problemCount > 0) return end;
  const { repeats, named } = TARGETS[kind];
  const found = await rows(db, `select line, earlier from ${repeats}`, [id]);
  const problems = countProblems();
  for (const row of found) {
    const earlier = String(integer(row, 'earlier'));
    problems.add({ line: integer(row, 'line'), column: named, kind: 'repeated', found: earlier });
  }
  return { problemCount: problems.count, report: problems.report() };
}

const toBuiltOn = (row: Row): BuiltOn => ({
  what: word(row, 'what', BUILT_ON),
  count: integer(row, 'count'),
});

const REFUSED_UNDO = `
update imports set state = 'applied', state_since = $2, report = report || jsonb_build_object('builtOn', $3::jsonb)
where import_id = $1 and state = 'undoing'`;

async function refuseUndo(db: Queryable, of: ImportRun, at: Date, standing: readonly BuiltOn[]) {
  await changed(db, REFUSED_UNDO, [of.id, at, JSON.stringify(standing)]);
  return standing;
}

/** `patient` serves the job: its statements may take as long as they need. */
export function createImportStore(office: pg.Pool, patient: pg.Pool, keys: Keys): ImportStore {
  const everywhere = <T>(work: (db: pg.PoolClient) => Promise<T>) => inArea(office, EVERYWHERE, work);
  const working = <T>(work: (db: pg.PoolClient) => Promise<T>) => inArea(patient, EVERYWHERE, work);

  return {
    open: (wanted) =>
      inArea(office, wanted.area, async (db) => {
        const { region, point } = wanted.area;
        const file = [wanted.kind, wanted.size, wanted.sha256];
        await changed(db, OPEN, [
          wanted.id,
          wanted.staff,
          region,
          point,
          wanted.kind,
          wanted.fileName,
          wanted.size,
          wanted.sha256,
          wanted.at,
        ]);
        const found = await firstRow(
          db,
          `${IMPORT} where i.kind = $1 and i.size = $2 and i.sha256 = decode($3, 'hex')
             and i.state not in ('undone', 'dropped') and i.region_id is not distinct from $4
             and i.point_id is not distinct from $5`,
          [...file, region, point],
        );
        if (found === null) throw new Error('an import that was just opened is not there');
        return toRun(found);
      }),
    list: (area, limit) =>
      inArea(office, area, async (db) => {
        const list = `select * from (${IMPORT}) i where ${IN_AREA} order by begun_at desc, import_id limit $3`;
        return (await rows(db, list, [area.region, area.point, limit])).map(toRun);
      }),
    find: (area, id) =>
      inArea(office, area, async (db) => {
        const one = `select * from (${IMPORT}) i where ${IN_AREA} and import_id = $3`;
        const row = await firstRow(db, one, [area.region, area.point, id]);
        return row === null ? null : toRun(row);
      }),
    receive: (area, id, offset, bytes, at) =>
      inArea(office, area, async (db) => void (await changed(db, RECEIVE, [id, offset, bytes, at]))),
    move: (area, id, from, to, at) =>
      inArea(office, area, async (db) => {
        const moved = (await changed(db, MOVE, [id, from, to, at])) === 1;
        if (moved && to === 'dropped') await clear(db, id);
        return moved;
      }),
    findOpen: () =>
      everywhere(async (db) => {
        const open = `${IMPORT} where i.state in ('checking', 'applying', 'undoing') order by i.state_since`;
        return (await rows(db, open)).map(toRun);
      }),
    listForgotten: (before) =>
      everywhere(async (db) => {
        const forgotten = `${IMPORT} where i.state in ('uploading', 'checked') and i.state_since < $1`;
        return (await rows(db, forgotten, [before])).map(toRun);
      }),
    tell: async (id, done) => {
      const tell = `update imports set rows_done = $2 where import_id = $1 and state = 'checking'`;
      return (await everywhere((db) => changed(db, tell, [id, done]))) === 1;
    },
    stage: (of, batches, end, at) =>
      working(async (db) => {
        if (!(await isLocked(db, of.id))) return 'busy';
        await clear(db, of.id);
        const { table, columns, counts: count } = TARGETS[of.kind];
        await copyStream(db, copyStatement(table, columns), stagedStream(of, batches, keys));
        const { problemCount, report } = await withRepeats(db, of, end());
        const counts = await firstRow(db, `select staged, replaces from ${count}`, [of.id]);
        const staged = counts === null ? 0 : integer(counts, 'staged');
        const replaces = counts === null ? 0 : integer(counts, 'replaces');
        const state = problemCount === 0 ? 'checked' : 'faulty';
        if (state === 'faulty') await clear(db, of.id);
        const told = [
          of.id,
          state,
          at(),
          problemCount,
          JSON.stringify(report),
          staged,
          state === 'checked' ? replaces : null,
        ];
        if ((await changed(db, CHECKED, told)) === 1) return state;
        await clear(db, of.id);
        return 'gone';
      }),
    apply: (of, at, wall) =>
      working(async (db) => {
        if (!(await isLocked(db, of.id))) return 'busy';
        const { counts: count, apply, applyWith } = TARGETS[of.kind];
        const counts = await firstRow(db, `select staged from ${count}`, [of.id]);
        if (counts === null || integer(counts, 'staged') !== of.rowsDone) {
          await changed(db, MOVE, [of.id, ['applying'], 'checking', at()]);
          return 'lost';
        }
        const row = await firstRow(db, `select added, changed from ${apply}`, [
          of.id,
          ...applyWith(wall, at()),
        ]);
        const [added, replaced] = row === null ? [0, 0] : [integer(row, 'added'), integer(row, 'changed')];
        if (added + replaced === 0) {
          await changed(db, MOVE, [of.id, ['applying'], 'checked', at()]);
          return 'waits';
        }
        if (added + replaced !== of.rowsDone)
          throw new Error(`import ${of.id} would not be applied as a whole`);
        await changed(db, APPLIED, [of.id, at(), added, replaced]);
        await clear(db, of.id);
        return 'applied';
      }),
    stagedEdition: (id) =>
      working(async (db) => {
        const row = await firstRow(db, 'select staged_edition($1) as edition', [id]);
        return row === null ? null : textOrNull(row, 'edition');
      }),
    undo: (of, at, wall) =>
      working(async (db) => {
        if (!(await isLocked(db, of.id))) return 'busy';
        const { builtOn, undo, undoWith } = TARGETS[of.kind];
        const built = (await rows(db, `select what, count from ${builtOn}`, [of.id])).map(toBuiltOn);
        const standing = built.filter(({ count }) => count > 0);
        if (standing.length > 0) return refuseUndo(db, of, at(), standing);
        await db.query('savepoint untouched');
        const row = await firstRow(db, `select ${undo} as restored`, [of.id, ...undoWith(wall, at())]);
        const erased = (of.changed ?? 0) - (row === null ? 0 : integer(row, 'restored'));
        if (erased > 0) {
          await db.query('rollback to untouched');
          return refuseUndo(db, of, at(), [{ what: 'erased', count: erased }]);
        }
        await changed(db, MOVE, [of.id, ['undoing'], 'undone', at()]);
        return 'undone';
      }),
    findRegistrations: (numbers) =>
      everywhere(async (db) => {
        const found = await rows(db, BY_NUMBER, [numbers]);
        return found.map((row) => toRegistration(row, keys));
      }),
    invitationsOf: (area, id) =>
      inArea(office, area, async (db) => {
        const found = await rows(db, INVITATIONS, [area.region, area.point, id]);
        return found.map((row) => ({
          id: text(row, 'invitation_id'),
          displayName: text(row, 'display_name'),
          post: word(row, 'post', POSTS),
          area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
        }));
      }),
  };
}
