import type { ImportRun } from '../../ports/import-store.ts';
import { IMPORT_PART_BYTES, type ImportDeps } from './import-deps.ts';

/** An import as staff see it. */
export function viewImport({ reference, texts }: ImportDeps, run: ImportRun) {
  const { region } = run.area;
  const { counts, problems, builtOn } = run.report;
  return {
    id: run.id,
    kind: run.kind,
    fileName: run.fileName,
    staffName: run.staffName,
    place: region === null ? '' : reference.regionName(region),
    size: run.size,
    sha256: run.sha256,
    received: run.received,
    partBytes: IMPORT_PART_BYTES,
    state: run.state,
    stateSince: run.stateSince.toISOString(),
    begunAt: run.begunAt.toISOString(),
    rowsDone: run.rowsDone,
    replaces: run.replaces,
    added: run.added,
    changed: run.changed,
    problemCount: run.problemCount,
    counts: (Object.keys(counts) as (keyof typeof counts)[]).map((kind) => ({
      kind,
      count: counts[kind] ?? 0,
    })),
    problems: problems.slice(0, MOST_ON_SCREEN).map((problem) => ({
      ...problem,
      columnName: problem.column === null ? '' : texts.importColumn(problem.column),
    })),
    builtOn: [...builtOn],
  };
}

/** The rest is in the report that can be downloaded. */
const MOST_ON_SCREEN = 50;
