import type { Config } from './config.ts';
import { texts } from './documents/texts.ts';
import { type CryptoSettings, createKeys } from './keys/keys.ts';
import { openFiles } from './main-files.ts';
import type { ExportRun, ExportStore } from './ports/export-store.ts';
import { createDemoClock, systemClock } from './postgres/clock.ts';
import { createExportStore } from './postgres/export-store.ts';
import { createPool } from './postgres/pool.ts';
import { createReference } from './postgres/reference.ts';
import { archives } from './sheets/csv.ts';
import { writeSheet } from './sheets/sheet-writer.ts';
import { writeExport } from './usecases/exports/write-export.ts';

/** What the process that writes an export is given by the one that started it (main-export-process.ts). */
export type ExportSettings = {
  readonly urls: { readonly app: string; readonly office: string };
  /** Of our keys: whoever started us has opened it. */
  readonly root: Buffer;
  readonly crypto: CryptoSettings;
  readonly files: Pick<Config, 'files' | 'dataFolder'>;
  /** `movable`: that of the demo. */
  readonly clock: 'system' | 'movable';
};
export type ExportTask = { readonly run: ExportRun; readonly settings: ExportSettings };

type ToldError = Pick<Error, 'name' | 'message' | 'stack'> & { readonly code: unknown };
/** What it says: that it has the export, what went wrong beside it, and at last whether it has written it. */
export type ExportWord =
  | { readonly claimed: true }
  | { readonly error: ToldError }
  | { readonly written: boolean };

const say = (word: ExportWord, then: () => void = () => undefined) => void process.send?.(word, then);

/** Without its further properties, as in the log. */
const told = ({ name, message, stack, code }: Error & { code?: unknown }): ToldError => ({
  name,
  message,
  ...(stack !== undefined && { stack }),
  code,
});
const onError = (error: Error) => say({ error: told(error) });

const telling = (exports: ExportStore): ExportStore => ({
  ...exports,
  run: (of, area, options, work) =>
    exports.run(of, area, options, (source) => {
      say({ claimed: true });
      return work(source);
    }),
});

async function work({ run, settings }: ExportTask): Promise<boolean> {
  const { urls, root, crypto, files, clock } = settings;
  const app = createPool(urls.app, 1, onError);
  const office = createPool(urls.office, 1, onError);
  const patient = createPool(urls.office, 1, onError, 'job');
  const keys = await createKeys(root, crypto);
  const deps = {
    exports: telling(createExportStore(office, patient, keys)),
    reference: await createReference(app),
    files: await openFiles(files),
    clock: clock === 'system' ? systemClock : await createDemoClock(app, onError),
    keys,
    texts,
    writeSheet,
    archives,
    onError,
  };
  return writeExport(deps, run);
}

// Who started us says when it is to end, and ends us; a terminal tells all at once.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
// Without it nobody would hear what became of it: our connections end, and the lock on the export with them.
process.once('disconnect', () => process.exit(1));
process.once('uncaughtException', (error) => say({ error: told(error) }, () => process.exit(1)));
process.once(
  'message',
  (task: ExportTask) => void work(task).then((written) => say({ written }, () => process.exit(0))),
);
