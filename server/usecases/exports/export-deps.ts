import type { WrittenFormat } from '#domain/transfers/export.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ExportRun, ExportStore } from '../../ports/export-store.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import type { ArchiveWriter, SheetWriter } from '../../ports/sheets.ts';
import type { Texts } from '../../ports/texts.ts';

export type ExportDeps = {
  readonly exports: ExportStore;
  readonly reference: Reference;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly writeSheet: SheetWriter;
  readonly archives: ArchiveWriter;
  readonly onError: (error: Error) => void;
};

/** Everything of an export stands in a folder of its own, half-written files too. */
export const exportFolder = (id: string) => `exports/${id}`;
export const exportKey = (id: string) => `${exportFolder(id)}/file`;

const SUFFIX: Readonly<Record<WrittenFormat, string>> = { csv: 'zip', xlsx: 'xlsx', signed: 'zip' };

/** What a handover said line by line: kept when the file is gone, so that the next version knows what has changed. */
export const linesFolder = (id: string) => `handovers/${id}`;
export const linesKey = (id: string) => `${linesFolder(id)}/lines`;

/** A name of letters and digits that every system can keep; the words stand inside. */
export const exportFileName = (run: ExportRun) =>
  `${run.wish.edition}-${run.handover === null ? '' : `v${run.handover.version}-`}${run.id.slice(0, 8)}.${SUFFIX[run.wish.format]}`;
