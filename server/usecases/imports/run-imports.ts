import { readHeader } from '#domain/transfers/header.ts';
import {
  countProblems,
  IMPORT_DAYS,
  type ImportProblem,
  type ProblemCounter,
} from '#domain/transfers/import.ts';
import type { ImportRun } from '../../ports/import-store.ts';
import type { CsvLine } from '../../ports/sheets.ts';
import { beginDraft } from './begin-draft.ts';
import { type FileKind, fileKind } from './file-kinds.ts';
import { IMPORT_PART_BYTES, type ImportDeps, importFolder, importPartKey } from './import-deps.ts';

/** Somebody dropped it: no failure, nothing to tell. */
class Dropped extends Error {}

const TELL_EVERY_ROWS = 5000;

/** The file as it was brought, part after part. */
async function* contentOf({ files, keys }: ImportDeps, run: ImportRun): AsyncIterable<Uint8Array> {
  for (let offset = 0; offset < run.size; offset += IMPORT_PART_BYTES) {
    const key = importPartKey(run.id, offset);
    const sealed = await files.read(key);
    if (sealed === null) throw new Error(`part ${key} is missing`);
    yield* keys.openStream(key, sealed);
  }
}

type Rows = ReturnType<FileKind['rowsBy']>;

/** How rows are read by this header, or null where it is no header. */
function rowsUnder(
  { texts }: ImportDeps,
  kind: FileKind,
  header: CsvLine,
  problems: ProblemCounter,
): Rows | null {
  const named = new Map(kind.header.known.map((key) => [texts.importColumn(key), key]));
  const { columns, problems: found } = readHeader(header.cells, kind.header, named);
  for (const problem of found) problems.add(problem);
  return found.length === 0 ? kind.rowsBy(columns) : null;
}

/** Checks row by row and passes on what is right; the rest is told. */
async function* checked(deps: ImportDeps, run: ImportRun, problems: ProblemCounter) {
  const kind = fileKind(deps, run);
  const tell = (found: readonly ImportProblem[]) => {
    for (const problem of found) problems.add(problem);
  };
  let rows: Rows | null = null;
  let [count, next] = [0, TELL_EVERY_ROWS];
  let hasHeader = false;
  for await (const batch of deps.readCsv(contentOf(deps, run), () => undefined)) {
    tell(batch.problems);
    let lines = batch.lines;
    const [header] = lines;
    if (!hasHeader && header !== undefined) {
      hasHeader = true;
      rows = rowsUnder(deps, kind, header, problems);
      lines = lines.slice(1);
    }
    if (rows === null) continue;
    count += lines.length;
    yield await rows(lines, tell);
    if (count < next) continue;
    next = count + TELL_EVERY_ROWS;
    if (!(await deps.imports.tell(run.id, count))) throw new Dropped();
  }
  if (count === 0 && problems.count === 0)
    problems.add({ line: 1, column: null, kind: 'no-rows', found: '' });
}

async function check(deps: ImportDeps, run: ImportRun): Promise<void> {
  const problems = countProblems();
  const end = () => ({ problemCount: problems.count, report: problems.report() });
  const now = () => deps.clock.now();
  try {
    const outcome = await deps.imports.stage(run, checked(deps, run, problems), end, now);
    // It has to be brought again, mended.
    if (outcome === 'faulty') await deps.files.deleteAll(importFolder(run.id));
  } catch (error) {
    if (!(error instanceof Dropped)) throw error;
  }
}

async function runOne(deps: ImportDeps, run: ImportRun): Promise<void> {
  const now = () => deps.clock.now();
  if (run.state === 'checking') await check(deps, run);
  if (run.state === 'undoing') await deps.imports.undo(run, now, deps.clock.wall());
  if (run.state === 'applying' && run.kind === 'specialties') await beginDraft(deps, run);
  // The file stays until its rows stand where they belong: what is lost before can be checked anew.
  if (run.state === 'applying' && (await deps.imports.apply(run, now, deps.clock.wall())) === 'applied')
    await deps.files.deleteAll(importFolder(run.id));
}

/** What nobody finished is not kept. */
async function dropForgotten(deps: ImportDeps): Promise<void> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - IMPORT_DAYS * 86_400_000);
  for (const run of await deps.imports.listForgotten(before)) {
    await deps.files.deleteAll(importFolder(run.id));
    await deps.imports.move(run.area, run.id, ['uploading', 'checked'], 'dropped', now);
  }
}

/** Does what staff asked for, one import after the other; one that breaks does not hold up the others. */
export async function runImports(deps: ImportDeps, onError: (error: Error) => void): Promise<void> {
  await dropForgotten(deps);
  for (const run of await deps.imports.findOpen()) {
    await runOne(deps, run).catch((error: unknown) => {
      onError(error instanceof Error ? error : new Error(String(error)));
    });
  }
}
