import type { ExportFormat } from '#domain/transfers/export.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ExportRun, ExportStore } from '../../ports/export-store.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import type { SheetWriter } from '../../ports/sheets.ts';
import type { Texts } from '../../ports/texts.ts';

export type ExportDeps = {
  readonly exports: ExportStore;
  readonly reference: Reference;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly writeSheet: SheetWriter;
  readonly onError: (error: Error) => void;
};

/** Everything of an export stands in a folder of its own, half-written files too. */
export const exportFolder = (id: string) => `exports/${id}`;
export const exportKey = (id: string) => `${exportFolder(id)}/file`;

const SUFFIX: Readonly<Record<ExportFormat, string>> = { csv: 'zip', xlsx: 'xlsx' };

/** A name of letters and digits that every system can keep; the words stand inside. */
export const exportFileName = (run: ExportRun) =>
  `${run.wish.edition}-${run.id.slice(0, 8)}.${SUFFIX[run.wish.format]}`;
