import type pg from 'pg';

type Part = { readonly drop: string; readonly make: string };

const FOREIGN_KEYS = `
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
  format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
from pg_constraint
where contype = 'f' and conparentid = 0 and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))`;

const KEYS = `
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
  format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
from pg_constraint where contype in ('p', 'u') and conparentid = 0 and conrelid = any ($1::regclass[])`;

/** Made again with those of the partitions. */
const INDEXES = `
select format('drop index %s', indexrelid::regclass) as drop, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') as make
from pg_index
where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`;

async function run(owner: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await owner.query(statement);
}

/**
 * Does work in one transaction without the keys and indexes of some tables, which are made anew before it ends, as after
 * restoring a dump: a million rows are sorted once instead of being looked up one by one, and every foreign key is
 * checked. Nobody else can use the tables meanwhile; killed, everything is as before.
 */
export async function withoutIndexes(
  owner: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
  say: (line: string) => void,
): Promise<void> {
  await owner.query('begin');
  try {
    // A sort of a few million keys in memory; nobody else is at work here.
    await owner.query("set local maintenance_work_mem = '512MB'");
    const parts: Part[] = [];
    for (const found of [FOREIGN_KEYS, INDEXES, KEYS])
      parts.push(...(await owner.query<Part>(found, [tables])).rows);
    await run(
      owner,
      parts.map(({ drop }) => drop),
    );
    await work();
    say('indexes');
    await run(
      owner,
      parts.reverse().map(({ make }) => make),
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
}
