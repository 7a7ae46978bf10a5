import type pg from 'pg';
import { OUTSIDE_DOORS, OUTSIDE_REASONS } from '#domain/outside/refusals.ts';
import type { Keys } from '../ports/keys.ts';
import type { OutsideRefusals } from '../ports/outside-refusals.ts';
import { instant, integer, text, textOrNull, word } from './columns.ts';
import { changed, type Row, rows } from './pool.ts';

const ADD = `
insert into outside_refusals (refusal_id, door, reason, about, address, at) values ($1, $2, $3, $4, $5, $6)`;

/** An order's number is the platform's own text until it is found to be ours. */
const LONGEST_ABOUT = 64;

const toRefusal = (row: Row) => ({
  id: text(row, 'refusal_id'),
  door: word(row, 'door', OUTSIDE_DOORS),
  reason: word(row, 'reason', OUTSIDE_REASONS),
  about: textOrNull(row, 'about'),
  address: textOrNull(row, 'address'),
  at: instant(row, 'at'),
});

export function createOutsideRefusals(pool: pg.Pool, keys: Pick<Keys, 'uuid'>): OutsideRefusals {
  return {
    add: async ({ door, reason, about, address, at }) => {
      const number = about?.slice(0, LONGEST_ABOUT) ?? null;
      await changed(pool, ADD, [keys.uuid(), door, reason, number, address, at]);
    },
    list: async ({ door, from, to, after }, limit) => {
      const values: unknown[] = [limit];
      const place = (value: unknown) => `$${values.push(value)}`;
      // Only what is asked for stands in the statement: each way of asking goes along an index.
      const conditions = [
        ...(door === null ? [] : [`door = ${place(door)}`]),
        ...(from === null ? [] : [`at >= ${place(from)}`]),
        ...(to === null ? [] : [`at < ${place(to)}`]),
        ...(after === null ? [] : [`(at, refusal_id) < (${place(after.at)}, ${place(after.id)}::uuid)`]),
      ];
      const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
      const statement = `select * from outside_refusals ${where} order by at desc, refusal_id desc limit $1`;
      return (await rows(pool, statement, values)).map(toRefusal);
    },
    countSince: async (since) => {
      const statement =
        'select door, count(*) as count from outside_refusals where at > $1 group by door order by door';
      return (await rows(pool, statement, [since])).map((row) => ({
        door: word(row, 'door', OUTSIDE_DOORS),
        count: integer(row, 'count'),
      }));
    },
  };
}
