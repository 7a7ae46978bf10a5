import type pg from 'pg';
import type { RefusedAnswers } from '../ports/support-store.ts';
import { integer, text } from './columns.ts';
import { rows } from './pool.ts';

const HOUR_MS = 3_600_000;

const ADD = `
insert into refused_answers as r
select c.hour, c.edition, c.field, c.problem, c.refusals
from jsonb_to_recordset($1) as c (hour timestamptz, edition text, field text, problem text, refusals integer)
order by 1, 2, 3, 4
on conflict (hour, edition_id, field, problem) do update set refusals = r.refusals + excluded.refusals`;

const TOP = `
select edition_id, field, problem, sum(refusals) as refusals,
  coalesce(sum(refusals) filter (where hour = $2), 0) as this_hour
from refused_answers where hour >= $1 group by edition_id, field, problem
order by sum(refusals) desc, edition_id, field, problem limit $3`;

type Count = { hour: string; edition: string; field: string; problem: string; refusals: number };

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** Fields and problems are few and declared: what is held in memory stays small, whoever sends what. */
export function createRefusedAnswers(pool: pg.Pool): RefusedAnswers {
  let counts = new Map<string, Count>();
  const add = (count: Count) => {
    const key = [count.hour, count.edition, count.field, count.problem].join('\n');
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { ...count });
    else known.refusals += count.refusals;
  };
  const flush = async () => {
    if (counts.size === 0) return;
    const taken = [...counts.values()];
    counts = new Map();
    try {
      await rows(pool, ADD, [JSON.stringify(taken)]);
    } catch (error) {
      for (const count of taken) add(count);
      throw error;
    }
  };
  return {
    count: (edition, problems, at) => {
      const hour = hourOf(at).toISOString();
      for (const { field, code } of problems) add({ hour, edition, field, problem: code, refusals: 1 });
    },
    flush,
    top: async (since, now, limit) => {
      await flush();
      const found = await rows(pool, TOP, [hourOf(since), hourOf(now), limit]);
      return found.map((row) => ({
        edition: text(row, 'edition_id'),
        field: text(row, 'field'),
        problem: text(row, 'problem'),
        refusals: integer(row, 'refusals'),
        thisHour: integer(row, 'this_hour'),
      }));
    },
  };
}
