import type { ExportDeps } from '../usecases/exports/export-deps.ts';
import { runExports } from '../usecases/exports/run-exports.ts';

/** Writes what was asked for. One run at a time in this process; who calls again while it runs is told nothing. */
export function createTransferJob(deps: ExportDeps): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= runExports(deps).finally(() => {
      running = null;
    });
    return running;
  };
}
