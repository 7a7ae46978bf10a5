import type pg from 'pg';

type Root = { readonly master: Buffer; readonly wrapped: Buffer };
type Db = Pick<pg.Client, 'query'>;

export async function listRoots(db: Db): Promise<readonly Root[]> {
  const found = await db.query(
    'select master_mark as master, wrapped from wrapped_roots order by wrapped_at',
  );
  return found.rows;
}

/** What is there already stays as it is: cut off and begun again, the end is the same. As the owner. */
export async function addRoots(db: Db, roots: readonly Root[], at: Date): Promise<void> {
  await db.query(
    `insert into wrapped_roots (master_mark, wrapped, wrapped_at) select *, $3 from unnest($1::bytea[], $2::bytea[])
     on conflict (master_mark) do nothing`,
    [roots.map(({ master }) => master), roots.map(({ wrapped }) => wrapped), at],
  );
}

/** From now on this master key opens alone; gives how many others there were. As the owner. */
export async function keepOnly(db: Db, master: Buffer): Promise<number> {
  const found = await db.query('delete from wrapped_roots where master_mark <> $1', [master]);
  return found.rowCount ?? 0;
}

const NOTHING_SEALED = `
select not exists (select from key_marks) and not exists (select from wrapped_roots) and not exists (select from candidates)
  and not exists (select from past_records) and not exists (select from staff_factors) as fresh`;

/** Whether nothing hangs on a key yet. */
export const isFresh = async (db: Db): Promise<boolean> =>
  (await db.query(NOTHING_SEALED)).rows[0]?.fresh === true;
