import type pg from 'pg';
import type { CaseContent } from '../ports/case-store.ts';
import { text } from './columns.ts';
import { changed, type Queryable, rows } from './pool.ts';

const NOTE = `
insert into evidence_pictures (owner_id, digest, uploaded_at) values ($1, $2, $3)
on conflict (owner_id, digest) do update set uploaded_at = excluded.uploaded_at`;

/** Written before the file is: one that is being cleared away at this moment is waited for. */
export async function noteEvidence(db: Queryable, owner: string, digest: string, at: Date): Promise<void> {
  await changed(db, NOTE, [owner, digest, at]);
}

type Pictures = Pick<CaseContent, 'owner' | 'evidence'>;

/** Keeps these pictures until the end of the transaction; false where one of them has been cleared away. */
export async function lockEvidence(db: Queryable, { owner, evidence }: Pictures): Promise<boolean> {
  const found = await rows(
    db,
    'select digest from evidence_pictures where owner_id = $1 and digest = any($2) order by digest for update',
    [owner, evidence],
  );
  return found.length === new Set(evidence).size;
}

export async function nameEvidence(db: Queryable, { owner, evidence }: Pictures): Promise<void> {
  const statement = 'update evidence_pictures set named = true where owner_id = $1 and digest = any($2)';
  await changed(db, statement, [owner, evidence]);
}

const DROP = `
delete from evidence_pictures where (owner_id, digest) in (
  select owner_id, digest from evidence_pictures where not named and uploaded_at < $1
  order by uploaded_at limit $2 for update skip locked)
returning owner_id, digest`;

/** The files go while the rows are still held: where that breaks off, both are tried again. */
export async function dropUnnamedEvidence(
  db: pg.PoolClient,
  before: Date,
  most: number,
  remove: (owner: string, digest: string) => Promise<void>,
): Promise<number> {
  const dropped = await rows(db, DROP, [before, most]);
  for (const row of dropped) await remove(text(row, 'owner_id'), text(row, 'digest'));
  return dropped.length;
}
