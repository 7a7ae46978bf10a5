import type { TestProduct } from './test-product.ts';

export type KeptState = { restore(): Promise<void> };

/** Everything people made (not the configuration), kept aside under a name and put back whenever it is asked for. */
export async function keepState(product: TestProduct, name: string): Promise<KeptState> {
  const found = await product.sql(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and obj_description(oid) in ('owned', 'lookup') order by relname`,
  );
  const tables = found.map((row) => String(row.name));
  const copies = tables.map((table) => `create table ${name}.${table} as table public.${table};`);
  await product.sql(`create schema ${name}; ${copies.join(' ')}`);
  const swaps = tables.map(
    (table) => `delete from public.${table}; insert into public.${table} select * from ${name}.${table};`,
  );
  // Foreign keys rest while rows of all tables are exchanged at once.
  const statements = `begin; set local session_replication_role = replica; ${swaps.join(' ')} commit`;
  return { restore: async () => void (await product.sql(statements)) };
}
