import type pg from 'pg';
import type { Keys } from '../ports/keys.ts';
import { bytes, integer, text } from './columns.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';
import { SEALED_TABLES, type SealedTable } from './sealed-columns.ts';

type Sealer = Pick<Keys, 'open' | 'seal' | 'sealingVersion'>;

/** So many pages of a table at once: the size of a transaction, and how long a save may have to wait for one of its rows. */
const PAGES_AT_ONCE = 32;
/** A row that is saved meanwhile is found by the next pass; by then its process seals with the new key. */
const MOST_PASSES = 10;

/** The table itself, or its partitions. */
const LEAVES = `
select c.oid::regclass::text as name, pg_relation_size(c.oid) / current_setting('block_size')::integer as pages
from pg_class c where c.relkind = 'r' and (c.oid = $1::regclass or c.oid in (select relid from pg_partition_tree($1::regclass)))`;

const OTHERWISE = 'length(t.sealed) > 0 and get_byte(t.sealed, 0) <> $1';

/** A save that came between reading and writing stands: it is as new as it can be. */
const UNCHANGED = ' and t.sealed = n.old';

function updateOf(leaf: string, key: readonly (readonly [string, string])[]): string {
  const arrays = [...key.map(([, type]) => type), 'bytea', 'bytea'].map((type, i) => `$${i + 1}::${type}[]`);
  const names = key.map(([name]) => name);
  const same = names.map((name) => `t.${name} = n.${name}`).join(' and ');
  return `update ${leaf} t set sealed = n.fresh
from unnest(${arrays.join(', ')}) as n (${[...names, 'old', 'fresh'].join(', ')}) where ${same}${UNCHANGED}`;
}

async function sealAnew(
  pool: pg.Pool,
  leaf: string,
  { key, place }: SealedTable,
  keys: Sealer,
  found: readonly Row[],
): Promise<number> {
  const named = Object.entries(key);
  const fresh = found.map((row) => {
    const at = place(row);
    return keys.seal(at, keys.open(at, bytes(row, 'sealed')));
  });
  const values = named.map(([name]) => found.map((row) => row[name]));
  return changed(pool, updateOf(leaf, named), [...values, found.map((row) => row.sealed), fresh]);
}

/** Once through a table as it lies on the disk; says how many values were of another key. */
async function pass(
  pool: pg.Pool,
  table: SealedTable,
  keys: Sealer,
  told: (rows: number) => void,
): Promise<number> {
  const columns = [
    ...Object.keys(table.key).map((name) => `t.${name}`),
    't.sealed',
    ...(table.more ? [table.more] : []),
  ];
  let count = 0;
  for (const leaf of await rows(pool, LEAVES, [table.table])) {
    const name = text(leaf, 'name');
    for (let from = 0; from < integer(leaf, 'pages'); from += PAGES_AT_ONCE) {
      const read = `select ${columns.join(', ')} from ${name} t where t.ctid >= $2::tid and t.ctid < $3::tid and ${OTHERWISE}`;
      const stretch = [`(${from},0)`, `(${from + PAGES_AT_ONCE},0)`];
      const found = await rows(pool, read, [keys.sealingVersion, ...stretch]);
      if (found.length === 0) continue;
      told(await sealAnew(pool, name, table, keys, found));
      count += found.length;
    }
  }
  return count;
}

export type Rotated = { readonly table: string; readonly rows: number };

/**
 * Seals everything that another key sealed with the current one, while the product runs; each stretch is a statement, so
 * that it may be cut off anywhere and begun again, and what is done already is passed over. `pool`: the owner's.
 */
export async function rotateSealed(pool: pg.Pool, keys: Sealer, say: (done: Rotated) => void): Promise<void> {
  for (const table of SEALED_TABLES) {
    let done = 0;
    for (let turn = 0; turn < MOST_PASSES; turn += 1) {
      const found = await pass(pool, table, keys, (changedRows) => {
        done += changedRows;
      });
      if (found === 0) break;
    }
    say({ table: table.table, rows: done });
  }
}

export type SealedCount = { readonly table: string; readonly version: number; readonly rows: number };

/** How many values of each key there are. */
export async function countSealed(pool: pg.Pool): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const { table } of SEALED_TABLES) {
    const statement = `select get_byte(sealed, 0) as version, count(*)::integer as rows from ${table}
      where length(sealed) > 0 group by 1 order by 1`;
    for (const row of await rows(pool, statement))
      counts.push({ table, version: integer(row, 'version'), rows: integer(row, 'rows') });
  }
  return counts;
}

/** Takes a key out of the database's memory; false where the first one is meant, or where it never knew it. */
export async function forgetKey(pool: pg.Pool, version: number): Promise<boolean> {
  const row = await firstRow(
    pool,
    'delete from key_marks where version = $1 and version > 1 returning version',
    [version],
  );
  return row !== null;
}
