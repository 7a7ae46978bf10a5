import { countProblems, IMPORT_DAYS, type ProblemCounter } from '#domain/transfers/import.ts';
import {
  createResultReader,
  type PastResult,
  type ResultFacts,
  readHeader,
  resultColumns,
} from '#domain/transfers/past-results.ts';
import type { ImportRun, StagedResult } from '../../ports/import-store.ts';
import type { CsvLine } from '../../ports/sheets.ts';
import { idHashOf } from '../account/sign-up.ts';
import { personHashOf } from '../candidate/unlinked-scores.ts';
import {
  IMPORT_PART_BYTES,
  type ImportDeps,
  importFolder,
  importPartKey,
  resultFacts,
} from './import-deps.ts';

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

const isRecord = (read: ReturnType<ReturnType<typeof createResultReader>>): read is PastResult =>
  !Array.isArray(read);

function toStaged({ keys }: ImportDeps, line: number, result: PastResult): StagedResult {
  const { birthDate, name, paper } = result;
  const personHash = birthDate === null ? null : personHashOf(keys, name, birthDate);
  return { line, idHash: idHashOf(keys, paper), personHash, result };
}

type Reader = ReturnType<typeof createResultReader>;

/** The reader that the header gives, or null where it is no header. */
function readerOf(
  deps: ImportDeps,
  facts: ResultFacts,
  header: CsvLine,
  problems: ProblemCounter,
): Reader | null {
  const named = new Map(resultColumns(facts).map((key) => [deps.texts.importColumn(key), key]));
  const { columns, problems: found } = readHeader(header.cells, facts, named);
  for (const problem of found) problems.add(problem);
  return found.length === 0 ? createResultReader(columns, facts) : null;
}

/** Checks row by row and passes on what is right; the rest is told. */
async function* checked(deps: ImportDeps, run: ImportRun, problems: ProblemCounter) {
  const facts = resultFacts(deps, run);
  let reader: Reader | null = null;
  let [count, next] = [0, TELL_EVERY_ROWS];
  let hasHeader = false;
  for await (const batch of deps.readCsv(contentOf(deps, run), () => undefined)) {
    for (const problem of batch.problems) problems.add(problem);
    let lines = batch.lines;
    const [header] = lines;
    if (!hasHeader && header !== undefined) {
      hasHeader = true;
      reader = readerOf(deps, facts, header, problems);
      lines = lines.slice(1);
    }
    if (reader === null) continue;
    const staged: StagedResult[] = [];
    for (const { line, cells } of lines) {
      const read = reader(cells, line);
      if (isRecord(read)) staged.push(toStaged(deps, line, read));
      else for (const problem of read) problems.add(problem);
    }
    count += lines.length;
    yield staged;
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
  if (run.state === 'undoing') await deps.imports.undo(run, now);
  // The file stays until its rows stand where they belong: what is lost before can be checked anew.
  if (run.state === 'applying' && (await deps.imports.apply(run, now)) === 'applied')
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
