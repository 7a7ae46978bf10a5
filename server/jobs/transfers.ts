import type { ExportWriter } from '../ports/export-writer.ts';
import type { ExportDeps } from '../usecases/exports/export-deps.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import type { ImportDeps } from '../usecases/imports/import-deps.ts';
import { runImports } from '../usecases/imports/run-imports.ts';

/** Has exports written as they were asked for. Several may be at it: each holds the one that it writes. */
export const createExportJob =
  (deps: ExportDeps, write?: ExportWriter): (() => Promise<void>) =>
  () =>
    runExports(deps, write);

/** Does imports as they were asked for; one process at a time, for what it finds open must still be so at its turn. */
export const createImportJob = (deps: ImportDeps & Pick<ExportDeps, 'onError'>) => (): Promise<void> =>
  runImports(deps, deps.onError);
