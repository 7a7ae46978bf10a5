import type pg from 'pg';
import type { HistoryRounds } from '../ports/history-rounds.ts';
import { instant, instantOrNull, integer, textOrNull } from './columns.ts';
import { changed, firstRow } from './pool.ts';

const SET = `
insert into history_rounds (edition_id, begun_at, ended_at, after, read, broken) values ($1, $2, $3, $4, $5, $6)
on conflict (edition_id) do update set begun_at = excluded.begun_at, ended_at = excluded.ended_at, after = excluded.after,
  read = excluded.read, broken = excluded.broken`;

export function createHistoryRounds(pool: pg.Pool): HistoryRounds {
  return {
    find: async (edition) => {
      const row = await firstRow(pool, 'select * from history_rounds where edition_id = $1', [edition]);
      if (row === null) return null;
      return {
        begunAt: instant(row, 'begun_at'),
        endedAt: instantOrNull(row, 'ended_at'),
        after: textOrNull(row, 'after'),
        read: integer(row, 'read'),
        broken: integer(row, 'broken'),
      };
    },
    set: async (edition, { begunAt, endedAt, after, read, broken }) => {
      await changed(pool, SET, [edition, begunAt, endedAt, after, read, broken]);
    },
  };
}
