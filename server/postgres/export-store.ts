import type pg from 'pg';
import { EXPORT_FAILURES, EXPORT_STATES, type ExportWish } from '#domain/transfers/export.ts';
import type { ExportEnd, ExportRun, ExportStore, HandedVersion, NewExport } from '../ports/export-store.ts';
import type { Keys } from '../ports/keys.ts';
import { instant, instantOrNull, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { openSource } from './export-source.ts';
import { enterArea, IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';
import { toStaffMember } from './staff-session-store.ts';

const EVERYWHERE = { region: null, point: null };

const EXPORT = `
select e.*, encode(e.sha256, 'hex') as digest, s.display_name, h.version, h.listed, h.added, h.corrected, h.cancelled
from exports e join staff s using (staff_id) left join handovers h using (export_id)`;

const ORDER = `
insert into exports (export_id, staff_id, idempotency_key, region_id, point_id, purpose, wish, state, asked_at, rows_done)
select $1, $2, $3, $4, $5, $6, $7, 'waiting', $8, 0
where (select count(*) from exports where staff_id = $2 and state in ('waiting', 'running')) < $9
on conflict do nothing`;

/** The version begins with the file: one statement. */
const END = `
with ended as (update exports set state = $2, ended_at = $3, rows_total = coalesce($4, rows_total), rows_done = coalesce($4, rows_done),
  bytes = $5, sha256 = decode($6, 'hex'), failure = $7
where export_id = $1 and state = 'running' returning export_id, wish ->> 'edition' as edition_id, region_id, point_id
), handed as (
  insert into handovers (export_id, edition_id, region_id, point_id, version, listed, added, corrected, cancelled)
  select export_id, edition_id, region_id, point_id, $8, $9, $10, $11, $12 from ended where $8::integer is not null
)
select 1 from ended`;

const SIGNED_BY = `
insert into signing_keys (sha256, pem, first_used) values ($1, $2, $3) on conflict (sha256) do nothing`;

const HANDED = `wish ->> 'format' = 'signed' and wish ->> 'edition' = $3`;

/** Held by the transaction that reads, and gone with it, however it ends. */
const LOCK = 'pg_try_advisory_xact_lock(hashtextextended(export_id::text, 20))';

const ABANDONED = `select export_id from exports where state = 'running' and ${LOCK}`;
const FAIL = `update exports set state = 'failed', failure = 'interrupted', ended_at = $2 where export_id = $1`;

const PAST = `select export_id from exports where state = 'ready' and ended_at < $1 for update`;
const EXPIRE = `update exports set state = 'expired' where export_id = $1`;

const toHandover = (row: Row): HandedVersion | null =>
  row.version === null
    ? null
    : {
        version: integer(row, 'version'),
        listed: integer(row, 'listed'),
        added: integer(row, 'added'),
        corrected: integer(row, 'corrected'),
        cancelled: integer(row, 'cancelled'),
      };

function toRun(row: Row): ExportRun {
  return {
    id: text(row, 'export_id'),
    staff: text(row, 'staff_id'),
    staffName: text(row, 'display_name'),
    area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
    purpose: text(row, 'purpose'),
    wish: row.wish as ExportWish,
    state: word(row, 'state', EXPORT_STATES),
    askedAt: instant(row, 'asked_at'),
    endedAt: instantOrNull(row, 'ended_at'),
    rowsTotal: integerOrNull(row, 'rows_total'),
    rowsDone: integer(row, 'rows_done'),
    bytes: integerOrNull(row, 'bytes'),
    sha256: textOrNull(row, 'digest'),
    handover: toHandover(row),
    failure: row.failure === null ? null : word(row, 'failure', EXPORT_FAILURES),
  };
}

async function order(
  db: Queryable,
  wanted: NewExport,
  mostOpen: number,
): Promise<ExportRun | 'other' | null> {
  const { area, wish } = wanted;
  const json = JSON.stringify(wish);
  await changed(db, ORDER, [
    wanted.id,
    wanted.staff,
    wanted.key,
    area.region,
    area.point,
    wanted.purpose,
    json,
    wanted.at,
    mostOpen,
  ]);
  const own = `${EXPORT} where e.staff_id = $1 and e.idempotency_key = $2`;
  const row = await firstRow(
    db,
    `${own.replace('select', 'select e.wish = $3::jsonb and e.purpose = $4 as same,')}`,
    [wanted.staff, wanted.key, json, wanted.purpose],
  );
  if (row === null) return null;
  return row.same === true ? toRun(row) : 'other';
}

function endValues(id: string, end: ExportEnd, at: Date): unknown[] {
  if (end.state === 'failed')
    return [id, end.state, at, null, null, null, end.failure, null, null, null, null, null];
  const { version, listed, added, corrected, cancelled } = end.handover ?? {};
  const handed = [version, listed, added, corrected, cancelled].map((value) => value ?? null);
  return [id, end.state, at, end.rows, end.bytes, end.sha256, null, ...handed];
}

/** `patient` serves the job: its statements may take as long as they need. */
export function createExportStore(office: pg.Pool, patient: pg.Pool, keys: Keys): ExportStore {
  const everywhere = <T>(work: (db: pg.PoolClient) => Promise<T>) => inArea(office, EVERYWHERE, work);

  /** Each is cleared away and written in one transaction, which holds what makes it nobody else's. */
  const sweep = (
    find: string,
    found: unknown[],
    write: string,
    at: unknown[],
    clear: (id: string) => Promise<void>,
  ) =>
    everywhere(async (db) => {
      const ids = (await rows(db, find, found)).map((row) => text(row, 'export_id'));
      for (const id of ids) {
        await clear(id);
        await changed(db, write, [id, ...at]);
      }
      return ids.length;
    });

  return {
    order: (wanted, mostOpen) => inArea(office, wanted.area, (db) => order(db, wanted, mostOpen)),
    list: (area, limit) =>
      inArea(office, area, async (db) => {
        const list = `select * from (${EXPORT}) e where ${IN_AREA} order by asked_at desc, export_id limit $3`;
        return (await rows(db, list, [area.region, area.point, limit])).map(toRun);
      }),
    find: (area, id) =>
      inArea(office, area, async (db) => {
        const one = `select * from (${EXPORT}) e where ${IN_AREA} and export_id = $3`;
        const row = await firstRow(db, one, [area.region, area.point, id]);
        return row === null ? null : toRun(row);
      }),
    listHandovers: (area, edition, limit) =>
      inArea(office, area, async (db) => {
        const list = `select * from (${EXPORT}) e where ${IN_AREA} and ${HANDED} order by asked_at desc, export_id limit $4`;
        return (await rows(db, list, [area.region, area.point, edition, limit])).map(toRun);
      }),
    lastHandover: (area, edition) =>
      inArea(office, area, async (db) => {
        const last = `select * from (${EXPORT}) e where region_id = $1 and point_id is not distinct from $2 and ${HANDED}
          and version is not null order by version desc limit 1`;
        const row = await firstRow(db, last, [area.region, area.point, edition]);
        return row === null ? null : toRun(row);
      }),
    listSigningKeys: async () => {
      const found = await rows(office, 'select * from signing_keys order by first_used desc, sha256');
      return found.map((row) => ({
        pem: text(row, 'pem'),
        sha256: text(row, 'sha256'),
        since: instant(row, 'first_used'),
      }));
    },
    rememberSigningKey: async ({ pem, sha256 }, at) => {
      await changed(office, SIGNED_BY, [sha256, pem, at]);
    },
    cancel: (area, id, staff, at) =>
      inArea(office, area, async (db) => {
        const cancel = `update exports set state = 'cancelled', ended_at = $3
          where export_id = $1 and staff_id = $2 and state in ('waiting', 'running')`;
        return (await changed(db, cancel, [id, staff, at])) === 1;
      }),
    findWaiting: () =>
      everywhere(async (db) => {
        const row = await firstRow(db, `${EXPORT} where e.state = 'waiting' order by e.asked_at limit 1`);
        return row === null ? null : toRun(row);
      }),
    findOrderer: async (staff) => {
      const row = await firstRow(office, 'select * from staff where staff_id = $1 and disabled_at is null', [
        staff,
      ]);
      return row === null ? null : toStaffMember(row);
    },
    run: (of, area, { unseal }, work) =>
      inTransaction(patient, async (db) => {
        await db.query('set transaction isolation level repeatable read');
        await enterArea(db, area);
        const locked = await firstRow(
          db,
          'select pg_try_advisory_xact_lock(hashtextextended($1::text, 20)) as locked',
          [of.id],
        );
        if (locked?.locked !== true) return null;
        const claimed = await everywhere((other) =>
          changed(other, `update exports set state = 'running' where export_id = $1 and state = 'waiting'`, [
            of.id,
          ]),
        );
        return claimed === 0 ? null : work(await openSource(db, keys, area, of.wish, unseal));
      }),
    tell: async (id, done, total) => {
      const tell = `update exports set rows_done = $2, rows_total = $3 where export_id = $1 and state = 'running'`;
      return (await everywhere((db) => changed(db, tell, [id, done, total]))) === 1;
    },
    end: async (id, end, at) =>
      (await everywhere((db) => firstRow(db, END, endValues(id, end, at)))) !== null,
    failAbandoned: (at, clear) => sweep(ABANDONED, [], FAIL, [at], clear),
    expire: (before, clear) => sweep(PAST, [before], EXPIRE, [], clear),
  };
}
