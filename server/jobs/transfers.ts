import type { ExportDeps } from '../usecases/exports/export-deps.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import type { ImportDeps } from '../usecases/imports/import-deps.ts';
import { runImports } from '../usecases/imports/run-imports.ts';

/** Never twice at once in this process: who calls again meanwhile waits for the same run. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Writes exports and does imports as they were asked for; neither waits for the other. */
export function createTransferJob(deps: ExportDeps & ImportDeps): () => Promise<void> {
  const exporting = oneAtATime(() => runExports(deps));
  const importing = oneAtATime(() => runImports(deps, deps.onError));
  return async () => {
    await Promise.all([exporting(), importing()]);
  };
}
