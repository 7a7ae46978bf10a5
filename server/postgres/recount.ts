import type pg from 'pg';
import { ACT, CELL, COUNTED_AS } from './fold-counters.ts';
import { withoutIndexes } from './without-indexes.ts';

const sumUp = (table: keyof typeof CELL, from: string) =>
  `insert into ${table} (${CELL[table]}, count) select ${CELL[table]}, count(*) from ${from} group by ${CELL[table]}`;

async function countAll(owner: pg.Client): Promise<void> {
  await owner.query("select pg_advisory_xact_lock(hashtext('counters'))");
  await owner.query('truncate counted, standing_counters, waiting_counters, act_counters');
  await owner.query(`insert into counted (edition_id, candidate_id, seq, region_id, point_id, status, level, specialty_id, since)
    select r.edition_id, r.candidate_id, r.seq, ${COUNTED_AS} from registrations r`);
  await owner.query(sumUp('standing_counters', 'counted'));
  await owner.query(sumUp('waiting_counters', 'counted'));
  await owner.query(sumUp('act_counters', `(select ${ACT} from registration_events e) as acts`));
  await owner.query('update counter_mark set folded_until = pg_snapshot_xmin(pg_current_snapshot())');
}

/**
 * Counts everything from the beginning, for after a great many rows have come at once: as the owner of the schema, in one
 * transaction, while nobody folds. `alone`: nobody else uses the database.
 */
export async function recount(owner: pg.Client, alone: boolean, say: (line: string) => void): Promise<void> {
  if (alone) return withoutIndexes(owner, ['counted'], () => countAll(owner), say);
  await owner.query('begin');
  await countAll(owner);
  await owner.query('commit');
}
