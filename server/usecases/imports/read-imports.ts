import { resultColumns } from '#domain/transfers/past-results.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type ImportDeps, resultFacts } from './import-deps.ts';
import { viewImport } from './view-import.ts';

const MOST_LISTED = 30;

/** The imports of the area, the newest first: also what colleagues brought, and can be taken back by any of them. */
export async function listImports(deps: ImportDeps, staff: StaffMember) {
  const runs = await deps.imports.list(areaOf(staff), MOST_LISTED);
  return done(runs.map((run) => viewImport(deps, run)));
}

/** The first thousand problems, as rows of a sheet. */
export async function readImportReport(deps: ImportDeps, staff: StaffMember, id: string) {
  const run = await deps.imports.find(areaOf(staff), id);
  return run === null ? refused('not-found') : done(deps.texts.importReport(run.report.problems));
}

const FIRST = [
  'year',
  'region',
  'point',
  'level',
  'specialty',
  'pass_mark',
  'violation',
  'name',
  'id_type',
  'id_number',
];

/** The header of a file of results: what is needed first, then what helps returning candidates. */
export function importTemplate(deps: ImportDeps, staff: StaffMember): readonly string[] {
  const facts = resultFacts(deps, { area: areaOf(staff) });
  const scores = facts.subjects.map((subject) => `score_${subject}`);
  const columns = [...new Set([...FIRST, ...scores, ...resultColumns(facts)])];
  return columns.map(deps.texts.importColumn);
}
