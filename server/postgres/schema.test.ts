import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const TABLES = `
select c.oid, c.relname as name, coalesce(obj_description(c.oid), '') as kind, c.relrowsecurity as guarded
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname not in ('migrations', 'populated') order by c.relname`;

const COLUMNS = `
select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as line
from pg_attribute where attrelid = $1 and attnum > 0 and not attisdropped order by attnum`;

const CONSTRAINTS = `
select pg_get_constraintdef(oid) as line from pg_constraint where conrelid = $1 and contype <> 'n' order by contype, 1`;

const INDEXES = `
select regexp_replace(pg_get_indexdef(indexrelid), '^CREATE ', '') as line from pg_index
where indrelid = $1 and not exists (select 1 from pg_constraint where conindid = indexrelid) order by 1`;

const POLICIES = `
select 'policy ' || policyname || ' for ' || cmd || ' to ' || array_to_string(roles, ', ') as line
from pg_policies where schemaname = 'public' and tablename = $1 order by 1`;

const RIGHTS = `
select grantee || ': ' || string_agg(privilege_type, ', ' order by privilege_type) as line
from information_schema.role_table_grants
where table_schema = 'public' and table_name = $1 and grantee like 'weikao_%' and grantee <> 'weikao_migrator'
group by grantee order by 1`;

it('is the schema that stands as text in the repository', async () => {
  const parts: string[] = [];
  for (const table of await product.sql(TABLES)) {
    const lines = async (query: string, value: unknown) =>
      (await product.sql(query, [value])).map(({ line }) => `  ${line}`);
    parts.push(
      `${table.name} (${table.kind})${table.guarded ? ' row-level security' : ''}`,
      ...(await lines(COLUMNS, table.oid)),
      ...(await lines(CONSTRAINTS, table.oid)),
      ...(await lines(INDEXES, table.oid)),
      ...(await lines(POLICIES, table.name)),
      ...(await lines(RIGHTS, table.name)),
      '',
    );
  }
  await expect(parts.join('\n')).toMatchFileSnapshot('schema.txt');
});
