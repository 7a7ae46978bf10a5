import type pg from 'pg';
import type { InvariantBreach, ProofStore } from '../ports/proof-store.ts';
import { text } from './columns.ts';
import { invariants } from './invariants.ts';
import { firstRow, rows } from './pool.ts';

/** So many registrations are looked at in a statement: a second's work, far below its time limit. */
const SLICE = 50_000;

const OWNED = ['registrations', 'registration_events', 'registration_revisions', 'payments'] as const;

/** What is found by its own key only, from those that are narrowed already. */
const LOOKED_UP = `
registration_numbers as (select n.* from registrations r join registration_numbers n on n.number = r.number),
verification_codes as (
  select c.* from registration_revisions v join verification_codes c on c.code_hash = v.code_hash)`;

/** Puts narrower tables of the same names before an invariant, which then speaks of those alone. */
const narrowed = (statement: string, tableOf: (table: string) => string, first = '') =>
  `with ${first}${OWNED.map((table) => `${table} as (${tableOf(table)})`).join(', ')},${LOOKED_UP} ${statement}`;

/** A bound that may be missing would cost a kept plan its index: these are before and after everybody. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const ofSlice = (table: string) =>
  `select * from ${table} where edition_id = $1 and candidate_id > coalesce($2::uuid, '${FIRST_ID}')
     and candidate_id <= coalesce($3::uuid, '${LAST_ID}')`;

const LATELY = `lately as materialized (
  select edition_id, candidate_id from registration_events where recorded_at > $1
  union select edition_id, candidate_id from payments where opened_at > $2
  union select edition_id, candidate_id from payments where paid_at > $2), `;

const ofLately = (table: string) => `select t.* from lately join ${table} t using (edition_id, candidate_id)`;

const END_OF_SLICE = `
select candidate_id from registrations where edition_id = $1 and candidate_id > coalesce($2::uuid, '${FIRST_ID}')
order by candidate_id offset $3 limit 1`;

/** Looks for what must never be, one statement at a time: nobody else waits for it. */
export function breachFinder(pool: pg.Pool): Pick<ProofStore, 'findBreaches' | 'findRecentBreaches'> {
  async function find(toStatement: (statement: string) => string, values: unknown[]) {
    const breaches: InvariantBreach[] = [];
    for (const [invariant, statement] of Object.entries(invariants))
      for (const row of await rows(pool, toStatement(statement), values))
        breaches.push({ invariant, edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') });
    return breaches;
  }

  async function findInEdition(edition: string): Promise<InvariantBreach[]> {
    const breaches: InvariantBreach[] = [];
    for (let after: string | null = null; ; ) {
      const row: Awaited<ReturnType<typeof firstRow>> = await firstRow(pool, END_OF_SLICE, [
        edition,
        after,
        SLICE - 1,
      ]);
      const until: string | null = row === null ? null : text(row, 'candidate_id');
      breaches.push(...(await find((statement) => narrowed(statement, ofSlice), [edition, after, until])));
      if (until === null) return breaches;
      after = until;
    }
  }

  return {
    findBreaches: async () => {
      const editions = await rows(pool, 'select edition_id from editions order by position');
      const breaches: InvariantBreach[] = [];
      for (const row of editions) breaches.push(...(await findInEdition(text(row, 'edition_id'))));
      return breaches;
    },
    findRecentBreaches: ({ wall, now }) =>
      find((statement) => narrowed(statement, ofLately, LATELY), [wall, now]),
  };
}
