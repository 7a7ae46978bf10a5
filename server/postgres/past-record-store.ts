import type pg from 'pg';
import type { Answers } from '#domain/edition/edition.ts';
import { ID_TYPES } from '#domain/identity/id-papers.ts';
import type { PastRecord, SubjectResult } from '#domain/returning/past-record.ts';
import type { Keys } from '../ports/keys.ts';
import type { FoundRecord, PastLink, PastRecordStore } from '../ports/past-record-store.ts';
import { bytes, integer, text, textOrNull, truth, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Row, rows } from './pool.ts';

export type SealedRecord = {
  readonly answers: Answers;
  readonly results: Readonly<Record<string, SubjectResult>>;
};

/** What a record's sealed part is bound to. */
export const recordPlace = (idHash: Buffer, year: number) => `past_records/${idHash.toString('hex')}/${year}`;

function toRecord(row: Row, keys: Keys): PastRecord {
  const year = integer(row, 'year');
  const sealed = keys.open(recordPlace(bytes(row, 'id_hash'), year), bytes(row, 'sealed')) as SealedRecord;
  return {
    year,
    name: text(row, 'name'),
    idType: word(row, 'id_type', ID_TYPES),
    region: text(row, 'region_id'),
    specialty: text(row, 'specialty_id'),
    answers: {
      ...sealed.answers,
      name: text(row, 'name'),
      id_type: text(row, 'id_type'),
      point: text(row, 'point_id'),
      level: text(row, 'level'),
      specialty: text(row, 'specialty_id'),
    },
    results: sealed.results,
    passMark: integer(row, 'pass_mark'),
    violation: truth(row, 'violation'),
  };
}

const OWN = 'select * from past_records where id_hash = $1 and year = any ($2::int[])';
const LINKS =
  'select id_hash from past_links where candidate_id = $1 and undone_at is null and year = any ($2::int[])';
const LINKED = 'select * from past_records where id_hash = any ($1::bytea[]) and year = any ($2::int[])';

const UNLINKED = `
select distinct year from past_records r
where person_hash = $1 and year = any ($2::int[]) and id_hash <> $3 and linked_to is null
  and not exists (select from past_records o where o.id_hash = $3 and o.year = r.year)
  and not exists (
    select from past_links l where l.candidate_id = $4 and l.year = r.year and l.undone_at is null)
order by year desc`;

/** Gives a record to a candidate inside the transaction of whoever decides so. */
export async function linkRecord(client: pg.PoolClient, { candidate, idHash, year, ...by }: PastLink) {
  const key = [idHash, year];
  const record = await firstRow(
    client,
    'select linked_to from past_records where id_hash = $1 and year = $2 for update',
    key,
  );
  if (record === null) return 'record-unknown';
  if (record.linked_to === candidate) return 'linked';
  if (record.linked_to !== null) return 'record-taken';
  const inserted = await changed(
    client,
    `insert into past_links (candidate_id, case_id, year, id_hash, linked_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [candidate, by.case, year, idHash, by.at],
  );
  if (inserted === 0) return 'year-taken';
  const give = 'update past_records set linked_to = $3 where id_hash = $1 and year = $2';
  await changed(client, give, [...key, candidate]);
  return 'linked';
}

/** Takes a merge back inside the transaction of whoever decides so. */
export async function unlinkRecord(
  client: pg.PoolClient,
  { candidate, at, ...by }: Parameters<PastRecordStore['unlink']>[0],
): Promise<boolean> {
  const undone = await firstRow(
    client,
    `update past_links set undone_at = $3 where candidate_id = $1 and case_id = $2 and undone_at is null
     returning id_hash, year`,
    [candidate, by.case, at],
  );
  if (undone === null) return false;
  await changed(client, 'update past_records set linked_to = null where id_hash = $1 and year = $2', [
    undone.id_hash,
    undone.year,
  ]);
  return true;
}

export function createPastRecordStore(pool: pg.Pool, keys: Keys): PastRecordStore {
  return {
    findRecords: async ({ candidate, idHash, years }) => {
      const [own, links] = await Promise.all([
        rows(pool, OWN, [idHash, years]),
        rows(pool, LINKS, [candidate, years]),
      ]);
      const merged =
        links.length === 0
          ? []
          : await rows(pool, LINKED, [links.map((row) => bytes(row, 'id_hash')), years]);
      const found = (row: Row): FoundRecord => ({
        idHash: bytes(row, 'id_hash'),
        record: toRecord(row, keys),
        linked: row.linked_to === candidate,
      });
      return [
        ...merged.filter((row) => row.linked_to === candidate),
        ...own.filter((row) => textOrNull(row, 'linked_to') === null),
      ].map(found);
    },
    unlinkedYears: async ({ candidate, idHash, personHash, years }) => {
      const found = await rows(pool, UNLINKED, [personHash, years, idHash, candidate]);
      return found.map((row) => integer(row, 'year'));
    },
    link: (of) => inTransaction(pool, (client) => linkRecord(client, of)),
    unlink: (of) => inTransaction(pool, (client) => unlinkRecord(client, of)),
  };
}
