import type pg from 'pg';
import { ENTRY_CLASSES } from '#domain/audit/entry.ts';
import type { TrailDigest, TrailProof, TrailVerification, TrailWriter } from '../ports/trail-store.ts';
import { bytes, instant, instantOrNull, integer, word } from './columns.ts';
import { firstRow, type Row, rows } from './pool.ts';
import { toTrailHead, toTrailLink } from './trail-row.ts';

const APPEND = 'select append_audit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)';

/** `pool` is the office's: its role can make a chain longer and nothing else. */
export function createTrailWriter(pool: pg.Pool): TrailWriter {
  return {
    append: async (entry, signature) => {
      await rows(pool, APPEND, [
        entry.staff,
        entry.class,
        entry.userName,
        entry.post,
        entry.area.region,
        entry.area.point,
        entry.session,
        entry.endpoint,
        entry.object,
        entry.words,
        entry.outcome,
        entry.at,
        entry.recordedAt,
        Buffer.from(signature, 'hex'),
      ]);
    },
  };
}

/** Heads as they came; the signature stands in each of them. */
const DIGEST = `sha256(convert_to(string_agg(staff_id || ' ' || seq || ' ' || encode(e.head, 'hex'), E'\\n'
  order by recorded_at, staff_id, seq), 'UTF8'))`;

/** A stretch of which anything was cut says what it said; every other one is reckoned anew. */
const DIFFERING = `
with bounds as (
  select anchor, at, lag(at) over (order by anchor) as since from chain_anchors
), anew as (
  select a.anchor, e.class, ${DIGEST} as digest
  from bounds a join audit_entries e on e.recorded_at <= a.at and (a.since is null or e.recorded_at > a.since)
  group by a.anchor, e.class
), cut as (select class, max(cut_before) as before from audit_heads group by class)
select anchor, class from anew full join audit_anchors b using (anchor, class) join bounds using (anchor)
  left join cut using (class)
where anew.digest is distinct from b.digest and (cut.before is null or bounds.at > cut.before)
order by anchor, class`;

const toDigest = (row: Row): TrailDigest => ({
  class: word(row, 'class', ENTRY_CLASSES),
  entries: integer(row, 'entries'),
  digest: bytes(row, 'digest').toString('hex'),
});

const toVerification = (row: Row): TrailVerification => ({
  at: instant(row, 'at'),
  entries: integer(row, 'entries'),
  until: instantOrNull(row, 'verified_until'),
  faults: row.faults as TrailVerification['faults'],
});

/** `pool` is the app's, which may read the whole trail. */
export function createTrailProof(pool: pg.Pool): TrailProof {
  return {
    listHeads: async () =>
      (await rows(pool, 'select * from audit_heads order by staff_id, class')).map(toTrailHead),
    listLinks: async (after, limit) => {
      const found = await rows(
        pool,
        `select * from audit_entries
         where $1::uuid is null or (staff_id, class, seq) > ($1, $2, $3) order by staff_id, class, seq limit $4`,
        [after?.staff ?? null, after?.class ?? '', after?.seq ?? 0, limit],
      );
      return found.map(toTrailLink);
    },
    digestOf: async (after, until) => {
      const found = await rows(
        pool,
        `select class, count(*) as entries, ${DIGEST} as digest from audit_entries e
         where recorded_at > coalesce($1::timestamptz, '-infinity') and recorded_at <= $2 group by class order by class`,
        [after, until],
      );
      return found.map(toDigest);
    },
    differingAnchors: async () => {
      const found = await rows(pool, DIFFERING);
      return found.map((row) => ({
        anchor: integer(row, 'anchor'),
        class: word(row, 'class', ENTRY_CLASSES),
      }));
    },
    lastVerification: async () => {
      const row = await firstRow(pool, 'select * from audit_verifications order by at desc limit 1');
      return row === null ? null : toVerification(row);
    },
    recordVerification: async ({ at, entries, until, faults }) => {
      await rows(pool, 'insert into audit_verifications values ($1, $2, $3, $4) on conflict do nothing', [
        at,
        entries,
        until,
        JSON.stringify(faults),
      ]);
    },
  };
}
