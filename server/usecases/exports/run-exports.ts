import { EXPORT_HOURS } from '#domain/transfers/export.ts';
import type { ExportRun } from '../../ports/export-store.ts';
import { type ExportWriter, WriterDied } from '../../ports/export-writer.ts';
import { type ExportDeps, exportFolder, linesFolder } from './export-deps.ts';
import { endExport, writeExport } from './write-export.ts';

async function runOne(deps: ExportDeps, write: ExportWriter, run: ExportRun): Promise<boolean> {
  try {
    return await write(run);
  } catch (error) {
    if (!(error instanceof WriterDied)) throw error;
    deps.onError(error);
    await endExport(deps, run, { state: 'failed', failure: 'broken' });
    return true;
  }
}

/**
 * Clears away what a process left that ended in the middle, and files past their time; then has one export after the other
 * written as long as any waits: here, unless told by whom.
 */
export async function runExports(
  deps: ExportDeps,
  write: ExportWriter = (run) => writeExport(deps, run),
): Promise<void> {
  const clear = (id: string) => deps.files.deleteAll(exportFolder(id));
  await deps.exports.failAbandoned(deps.clock.now(), async (id) => {
    await clear(id);
    await deps.files.deleteAll(linesFolder(id));
  });
  await deps.exports.expire(new Date(deps.clock.now().getTime() - EXPORT_HOURS * 3_600_000), clear);
  for (let next = await deps.exports.findWaiting(); next !== null; next = await deps.exports.findWaiting()) {
    if (!(await runOne(deps, write, next))) return;
  }
}
