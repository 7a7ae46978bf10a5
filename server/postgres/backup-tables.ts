import type pg from 'pg';
import { inOrderOfKeys } from './order-of-keys.ts';

/** A table as it is written down. */
export type BackupTable = { readonly name: string; readonly columns: readonly string[] };

/**
 * Not written down: what is counted anew from the rest, what waits to be read anew from its file, and what is known of the
 * schema itself.
 */
const MADE_ANEW = [
  'migrations',
  'staged_results',
  'counted',
  'standing_counters',
  'waiting_counters',
  'act_counters',
  'counter_mark',
];

const TABLES = `
select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($1)
  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  -- The number of a transaction means nothing in another server.
  and a.atttypid <> 'xid8'::regtype
group by c.relname order by c.relname`;

const REFERENCES = `
select r.relname as name, f.relname as needs from pg_constraint k
  join pg_class r on r.oid = k.conrelid join pg_class f on f.oid = k.confrelid
where k.contype = 'f' and not r.relispartition and not f.relispartition and r.oid <> f.oid`;

/** Every table that a backup holds, each after those that it refers to. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const tables: BackupTable[] = (await client.query(TABLES, [MADE_ANEW])).rows;
  const references: { name: string; needs: string }[] = (await client.query(REFERENCES)).rows;
  return inOrderOfKeys(tables, references);
}

export type Sequence = { readonly name: string; readonly value: string };

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const found = await client.query(
    "select sequencename as name, coalesce(last_value, 0)::text as value from pg_sequences where schemaname = 'public' order by 1",
  );
  return found.rows;
}
