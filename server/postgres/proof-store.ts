import type pg from 'pg';
import type { Keys } from '../ports/keys.ts';
import type { Anchor, ProofStore } from '../ports/proof-store.ts';
import type { TrailDigest } from '../ports/trail-store.ts';
import { bytes, instant, integer, text } from './columns.ts';
import { toLink } from './event-row.ts';
import { breachFinder } from './find-breaches.ts';
import { firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';
import { toRegistration } from './registration-row.ts';

const toAnchor = (row: Row): Anchor => ({
  number: integer(row, 'anchor'),
  at: instant(row, 'at'),
  events: integer(row, 'events'),
  digest: bytes(row, 'digest').toString('hex'),
  trail: row.trail as TrailDigest[],
});

const ANCHORS = `
select a.*, coalesce((select jsonb_agg(jsonb_build_object('class', class, 'entries', entries, 'digest', encode(d.digest, 'hex'))
  order by class) from audit_anchors d where d.anchor = a.anchor), '[]') as trail
from chain_anchors a`;

const ADD_ANCHOR = `
with added as (insert into chain_anchors values ($1, $2, $3, $4) on conflict do nothing returning anchor),
trail as (
  insert into audit_anchors
  select anchor, t.class, t.entries, decode(t.digest, 'hex') from added,
    jsonb_to_recordset($5) as t (class text, entries bigint, digest text))
select anchor from added`;

/** Before every other: a bound that may be missing would cost a kept plan its index. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A row and its events as of one moment: who saves in between would look like somebody who altered. */
const inSnapshot = (pool: pg.Pool, read: (db: Queryable) => Promise<[Row[], Row[]]>) =>
  inTransaction(pool, async (db) => {
    await db.query('set transaction isolation level repeatable read, read only');
    return read(db);
  });

export function createProofStore(pool: pg.Pool, keys: Keys): ProofStore {
  return {
    listChains: async (edition, after, limit) => {
      const [found, events] = await inSnapshot(pool, async (db) => {
        const page = await rows(
          db,
          `select * from registrations where edition_id = $1 and candidate_id > $2
         order by candidate_id limit $3`,
          [edition, after ?? FIRST_ID, limit],
        );
        const candidates = page.map((row) => text(row, 'candidate_id'));
        const all = await rows(
          db,
          'select * from registration_events where edition_id = $1 and candidate_id = any($2) order by seq',
          [edition, candidates],
        );
        return [page, all];
      });
      return found.map((row) => ({
        registration: toRegistration(row, keys),
        head: bytes(row, 'head').toString('hex'),
        erased: row.erased_at !== null,
        links: events.filter((event) => event.candidate_id === row.candidate_id).map(toLink),
      }));
    },
    lastAnchor: async () => {
      const row = await firstRow(pool, `${ANCHORS} order by anchor desc limit 1`);
      return row === null ? null : toAnchor(row);
    },
    listHeads: async (after, until) => {
      const found = await rows(
        pool,
        `select edition_id || ' ' || candidate_id || ' ' || seq || ' ' || encode(head, 'hex') as line
         from registration_events where recorded_at > coalesce($1::timestamptz, '-infinity') and recorded_at <= $2
         order by recorded_at, edition_id, candidate_id, seq`,
        [after, until],
      );
      return found.map((row) => text(row, 'line'));
    },
    addAnchor: async (anchor) => {
      const digest = Buffer.from(anchor.digest, 'hex');
      const { number, at, events, trail } = anchor;
      return (await firstRow(pool, ADD_ANCHOR, [number, at, events, digest, JSON.stringify(trail)])) !== null;
    },
    listAnchors: async () => (await rows(pool, `${ANCHORS} order by anchor`)).map(toAnchor),
    ...breachFinder(pool),
  };
}
