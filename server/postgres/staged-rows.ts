import { foldName } from '#domain/identity/names.ts';
import { INVITATION_HOURS } from '#domain/staff/manage-staff.ts';
import type { ImportKind } from '#domain/transfers/import.ts';
import type { ImportRun, Staged, StagedResult } from '../ports/import-store.ts';
import type { Keys } from '../ports/keys.ts';
import { binaryStream, type CopyColumns, CopyRows, type CopyValue } from './copy-rows.ts';
import { recordPlace } from './past-record-store.ts';
import { employerSearch } from './populate.ts';

/** Where rows of a kind of file wait, and what the owner's functions do with them. */
export type Target = {
  readonly table: 'staged_results' | 'staged_rows';
  readonly columns: CopyColumns;
  /** The column of the file that tells who or what a row is. */
  readonly named: string;
  readonly repeats: string;
  readonly counts: string;
  readonly apply: string;
  /** What `apply` and `undo` are told besides the import. */
  readonly applyWith: (wall: Date, at: Date) => readonly unknown[];
  readonly builtOn: string;
  readonly undo: string;
  readonly undoWith: (wall: Date, at: Date) => readonly unknown[];
};

const nothing = () => [];

const RESULTS = {
  table: 'staged_results',
  columns: {
    import_id: 'uuid',
    line: 'integer',
    id_hash: 'bytes',
    year: 'integer',
    name: 'text',
    name_folded: 'text',
    id_type: 'text',
    region_id: 'text',
    point_id: 'text',
    specialty_id: 'text',
    level: 'text',
    pass_mark: 'integer',
    violation: 'truth',
    sealed: 'bytes',
    person_hash: 'bytes',
  },
  named: 'id_number',
  repeats: 'staged_repeats($1)',
  counts: 'staged_counts($1)',
  apply: 'apply_results($1)',
  applyWith: nothing,
  builtOn: 'import_built_on($1)',
  undo: 'undo_results($1)',
  undoWith: nothing,
} as const satisfies Target;

const ROWS = {
  table: 'staged_rows',
  columns: { import_id: 'uuid', line: 'integer', key: 'text', content: 'json' },
  repeats: 'staged_row_repeats($1)',
  counts: 'staged_row_counts($1)',
} as const;

const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000);

export const TARGETS: Readonly<Record<ImportKind, Target>> = {
  results: RESULTS,
  'own-results': { ...RESULTS, named: 'number' },
  employers: {
    ...ROWS,
    named: 'credit_code',
    apply: 'apply_employers($1)',
    applyWith: nothing,
    builtOn: 'employers_built_on($1)',
    undo: 'undo_employers($1)',
    undoWith: nothing,
  },
  staff: {
    ...ROWS,
    named: 'display_name',
    apply: 'apply_invitations($1, $2, $3)',
    applyWith: (wall) => [wall, hoursAfter(wall, INVITATION_HOURS)],
    builtOn: 'invitations_built_on($1)',
    undo: 'undo_invitations($1, $2)',
    undoWith: (wall) => [wall],
  },
  specialties: {
    ...ROWS,
    named: 'specialty',
    apply: 'apply_specialties($1, $2)',
    applyWith: (_wall, at) => [at],
    builtOn: 'specialties_built_on($1)',
    undo: 'undo_specialties($1, $2)',
    undoWith: (_wall, at) => [at],
  },
  statements: {
    ...ROWS,
    named: 'bank_reference',
    counts: 'staged_statement_counts($1)',
    apply: 'apply_statements($1, $2)',
    applyWith: (at) => [at],
    builtOn: 'statements_built_on($1)',
    undo: 'undo_statements($1)',
    undoWith: nothing,
  },
};

/** What is sealed is bound to the record's own place, as it will stand there. */
function resultValues(
  id: string,
  { line, idHash, personHash, result }: StagedResult,
  keys: Keys,
): CopyValue[] {
  const { year, name, paper, answers, results } = result;
  const sealed = keys.seal(recordPlace(idHash, year), { results, answers });
  return [
    id,
    line,
    idHash,
    year,
    name,
    foldName(name),
    paper.type,
    result.region,
    result.point,
    result.specialty,
    result.level,
    result.passMark,
    result.violation,
    sealed,
    personHash,
  ];
}

/** Employers are found by what the database keeps beside their names. */
function contentOf(kind: ImportKind, content: Readonly<Record<string, unknown>>) {
  if (kind !== 'employers') return content;
  const { name, aliases, employer_id: code } = content;
  const shorter = Array.isArray(aliases) ? aliases.join('|') : '';
  return {
    ...content,
    search: employerSearch({ name: String(name), aliases: shorter, credit_code: String(code) }),
  };
}

function valuesOf({ id, kind }: ImportRun, row: Staged, keys: Keys): CopyValue[] {
  if ('result' in row) return resultValues(id, row, keys);
  return [id, row.line, row.key, JSON.stringify(contentOf(kind, row.content))];
}

/** Rows as the stream that COPY reads, batch by batch. */
export function stagedStream(of: ImportRun, batches: AsyncIterable<readonly Staged[]>, keys: Keys) {
  const made = new CopyRows(TARGETS[of.kind].columns);
  async function* rows() {
    for await (const batch of batches) {
      for (const row of batch) made.add(valuesOf(of, row, keys));
      yield made.take();
    }
  }
  return binaryStream(rows());
}
