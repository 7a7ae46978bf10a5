import type { Drift } from '../ports/counter-store.ts';
import { integer, text, textOrNull } from './columns.ts';
import { ACT, CELL, COUNTED_AS, foldOnce } from './fold-counters.ts';
import { changed, type Queryable, type Row, rows } from './pool.ts';
import { FIRST_KEY } from './registration-store.ts';

const AT_ONCE = 2000;
const MOST_EVENTS = 20_000;

/** Registrations of an edition after one key, up to and with another. */
type Page = { readonly edition: string; readonly after: string; readonly last: string };
type CellTable = keyof typeof CELL;

/** The registrations of a page whose counted row is wrong: not those that only wait for the next fold. */
const MISCOUNTED = `
with page as materialized (
  select r.edition_id, r.candidate_id, r.seq, ${COUNTED_AS} from registrations r
  where r.edition_id = $1 and r.candidate_id > $2 and r.candidate_id <= $3
)
select p.*, coalesce(c.seq, 0) as c_seq from page p left join counted c
  on c.edition_id = p.edition_id and c.candidate_id = p.candidate_id
where coalesce(c.seq, 0) > p.seq
  or c.seq = p.seq and (c.region_id, c.point_id, c.status, c.level, c.specialty_id, c.since)
    <> (p.region_id, p.point_id, p.status, p.level, p.specialty_id, p.since)
  or coalesce(c.seq, 0) < p.seq and exists (select 1 from registration_events e
    where e.edition_id = p.edition_id and e.candidate_id = p.candidate_id and e.seq = p.seq
      and e.written_in < (select folded_until from counter_mark))`;

const RECOUNT = `
insert into counted (edition_id, candidate_id, seq, region_id, point_id, status, level, specialty_id, since)
select r.edition_id, r.candidate_id, r.seq, ${COUNTED_AS} from registrations r
where r.edition_id = $1 and r.candidate_id = any($2::uuid[])
on conflict (edition_id, candidate_id) do update
  set seq = excluded.seq, region_id = excluded.region_id, point_id = excluded.point_id, status = excluded.status,
    level = excluded.level, specialty_id = excluded.specialty_id, since = excluded.since`;

/** Nothing is folded meanwhile: events up to the counted one are the same whenever they are read. */
const ACTS_OF_PAGE = `
with page as materialized (
  select edition_id, candidate_id, seq from counted
  where edition_id = $1 and candidate_id > $2 and candidate_id <= $3
), acts as (
  select ${ACT} from page p cross join lateral (
    select e.* from registration_events e
    where e.edition_id = p.edition_id and e.candidate_id = p.candidate_id and e.seq <= p.seq offset 0) e
)
select ${CELL.act_counters}, count(*) as count from acts group by ${CELL.act_counters}`;

const NEXT_KEY = `
select max(candidate_id::text) as last from (
  select candidate_id from registrations where edition_id = $1 and candidate_id > $2 order by candidate_id limit ${AT_ONCE}) as page`;

/** Which cells of a table differ from what the counted rows of a region add up to. */
const differing = (table: 'standing_counters' | 'waiting_counters') => `
with found as (
  select ${CELL[table]}, count(*)::integer as count from counted where edition_id = $1 and region_id = $2 group by ${CELL[table]}
), said as (select * from ${table} where edition_id = $1 and region_id = $2 and count <> 0)
select ${CELL[table]}, coalesce(said.count, 0) as counted, coalesce(found.count, 0) as found
from said full join found using (${CELL[table]}) where said.count is distinct from found.count`;

const setCell = (table: CellTable) => {
  const columns = CELL[table].split(', ');
  return `insert into ${table} (${CELL[table]}, count) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}, $${columns.length + 1})
    on conflict (${CELL[table]}) do update set count = excluded.count`;
};

const keyOf = (table: CellTable, row: Row) => CELL[table].split(', ').map((column) => String(row[column]));

async function repairCells(db: Queryable, table: CellTable, cells: readonly Cell[]): Promise<void> {
  for (const { key, found } of cells) await changed(db, setCell(table), [...key, found]);
}

type Cell = { readonly key: readonly string[]; readonly counted: number; readonly found: number };

const driftOf =
  (of: Drift['of']) =>
  ({ key: [edition = '', ...rest], counted, found }: Cell): Drift => ({
    of,
    edition,
    where: rest.join('/'),
    counted,
    found,
  });

async function compareRegistrations(db: Queryable, page: Page, repair: boolean): Promise<Drift[]> {
  const wrong = await rows(db, MISCOUNTED, [page.edition, page.after, page.last]);
  const candidates = wrong.map((row) => text(row, 'candidate_id'));
  if (repair && wrong.length > 0) await changed(db, RECOUNT, [page.edition, candidates]);
  return wrong.map((row) => ({
    of: 'registration',
    edition: page.edition,
    where: text(row, 'candidate_id'),
    counted: integer(row, 'c_seq'),
    found: integer(row, 'seq'),
  }));
}

/** Page by page over one edition; what was done is added up beside the rows, in memory. */
async function* pagesOf(db: Queryable, edition: string): AsyncGenerator<Page> {
  let after = FIRST_KEY;
  for (;;) {
    const [row] = await rows(db, NEXT_KEY, [edition, after]);
    const last = row === undefined ? null : textOrNull(row, 'last');
    if (last === null) return;
    yield { edition, after, last };
    after = last;
  }
}

async function compareActs(
  db: Queryable,
  edition: string,
  found: ReadonlyMap<string, number>,
  repair: boolean,
): Promise<Drift[]> {
  const said = await rows(
    db,
    `select ${CELL.act_counters}, count from act_counters where edition_id = $1 and count <> 0`,
    [edition],
  );
  const counted = new Map(
    said.map((row) => [JSON.stringify(keyOf('act_counters', row)), integer(row, 'count')]),
  );
  const wrong = [...new Set([...found.keys(), ...counted.keys()])]
    .map((key) => ({
      key: JSON.parse(key) as string[],
      counted: counted.get(key) ?? 0,
      found: found.get(key) ?? 0,
    }))
    .filter((cell) => cell.counted !== cell.found);
  if (repair) await repairCells(db, 'act_counters', wrong);
  return wrong.map(driftOf('acts'));
}

async function compareCells(db: Queryable, edition: string, repair: boolean): Promise<Drift[]> {
  const regions = await rows(db, 'select region_id from regions order by region_id');
  const drifts: Drift[] = [];
  for (const region of regions.map((row) => text(row, 'region_id'))) {
    for (const kind of ['standing', 'waiting'] as const) {
      const table = `${kind}_counters` as const;
      const wrong = (await rows(db, differing(table), [edition, region])).map((row) => ({
        key: keyOf(table, row),
        counted: integer(row, 'counted'),
        found: integer(row, 'found'),
      }));
      if (repair) await repairCells(db, table, wrong);
      drifts.push(...wrong.map(driftOf(kind)));
    }
  }
  return drifts;
}

/**
 * Compares what is counted with what is there: the counted rows with the registrations, the cells with the counted rows,
 * the acts with the events. The caller holds the lock, so nothing is folded meanwhile; what is committed meanwhile waits.
 */
export async function compareCounters(db: Queryable, at: Date, repair: boolean): Promise<Drift[]> {
  while (await foldOnce(db, at, MOST_EVENTS));
  const drifts: Drift[] = [];
  for (const row of await rows(db, 'select edition_id from editions order by edition_id')) {
    const edition = text(row, 'edition_id');
    const acts = new Map<string, number>();
    for await (const page of pagesOf(db, edition)) {
      drifts.push(...(await compareRegistrations(db, page, repair)));
      for (const act of await rows(db, ACTS_OF_PAGE, [edition, page.after, page.last])) {
        const key = JSON.stringify(keyOf('act_counters', act));
        acts.set(key, (acts.get(key) ?? 0) + integer(act, 'count'));
      }
    }
    drifts.push(
      ...(await compareCells(db, edition, repair)),
      ...(await compareActs(db, edition, acts, repair)),
    );
  }
  return drifts;
}
