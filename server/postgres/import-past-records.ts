import pg from 'pg';
import type { Answer } from '#domain/edition/edition.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import { editions } from '#domain/edition/editions.ts';
import { ID_TYPES, type IdPaper } from '#domain/identity/id-papers.ts';
import { foldName } from '#domain/identity/names.ts';
import { PASS_MARK, type SubjectResult } from '#domain/returning/past-record.ts';
import type { Keys } from '../ports/keys.ts';
import { recordPlace, type SealedRecord } from './past-record-store.ts';

type Line = Readonly<Record<string, string>>;

/** Columns that are no answers; results stand in columns named `score_` and the subject. */
const OTHER_COLUMNS = ['year', 'region', 'pass_mark', 'violation', 'shows'];
const SCORE = 'score_';

const isNumber = new Set(
  editions
    .flatMap(fieldsOf)
    .filter(({ type }) => type === 'whole-number')
    .map(({ key }) => key),
);

/** `absent`, `none` (sat, but no score is known), or the score. */
function toResult(cell: string): SubjectResult {
  if (cell === 'absent') return { score: null, absent: true };
  if (cell === 'none') return { score: null, absent: false };
  const score = Number(cell);
  if (!Number.isFinite(score)) throw new Error(`past records: no score: ${cell}`);
  return { score, absent: false };
}

function sealedPart(line: Line): SealedRecord {
  const filled = Object.entries(line).filter(([, cell]) => cell !== '');
  const results = filled
    .filter(([column]) => column.startsWith(SCORE))
    .map(([column, cell]) => [column.slice(SCORE.length), toResult(cell)] as const);
  const answers = filled
    .filter(([column]) => !column.startsWith(SCORE) && !OTHER_COLUMNS.includes(column))
    .map(([key, cell]): [string, Answer] => [key, isNumber.has(key) ? Number(cell) : cell]);
  return { results: Object.fromEntries(results), answers: Object.fromEntries(answers) };
}

function paperOf(line: Line): IdPaper {
  const type = ID_TYPES.find((known) => known === line.id_type);
  if (type === undefined) throw new Error(`past records: no ID type: ${line.id_type}`);
  return { type, number: line.id_number ?? '' };
}

/** By which people are found: their ID paper, and name with date of birth. */
export type HashesOf = {
  readonly paper: (paper: IdPaper) => Buffer;
  readonly person: (name: string, birthDate: string) => Buffer;
};

/**
 * Imports lines of past records (`data/demo/past-records.csv`): one person's exam of a year each. Imported again, a
 * record is overwritten; to whom a score merge gave it stays. All lines or none.
 */
export async function importPastRecords(
  migratorUrl: string,
  keys: Keys,
  of: HashesOf,
  lines: readonly Line[],
): Promise<void> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query('begin');
    for (const line of lines) {
      const idHash = of.paper(paperOf(line));
      const year = Number(line.year);
      await client.query(
        `insert into past_records (id_hash, year, name, name_folded, id_type, region_id, point_id, specialty_id, level,
           pass_mark, violation, sealed, person_hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (id_hash, year) do update set name = excluded.name, name_folded = excluded.name_folded,
           region_id = excluded.region_id, point_id = excluded.point_id, specialty_id = excluded.specialty_id,
           level = excluded.level, pass_mark = excluded.pass_mark, violation = excluded.violation,
           sealed = excluded.sealed, person_hash = excluded.person_hash`,
        [
          idHash,
          year,
          line.name,
          foldName(line.name ?? ''),
          line.id_type,
          line.region,
          line.point,
          line.specialty,
          line.level,
          line.pass_mark || PASS_MARK,
          line.violation === 'yes',
          keys.seal(recordPlace(idHash, year), sealedPart(line)),
          line.birth_date ? of.person(line.name ?? '', line.birth_date) : null,
        ],
      );
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}
