import type { ExportFormat } from '#domain/transfers/export.ts';
import type { ImportProblem } from '#domain/transfers/import.ts';

export type SheetRow = readonly string[];

export type Sheet = {
  /** What the file inside a zip, or the sheet, is called. */
  readonly name: string;
  readonly header: SheetRow;
  readonly batches: AsyncIterable<readonly SheetRow[]>;
  /** What is said of the rows when they have all been written; the digest is of the CSV, a workbook has none. */
  readonly note: {
    readonly name: string;
    readonly lines: (rows: number, sha256: string | null) => readonly string[];
  };
};

/** A file grew beyond what its format can hold. */
export class SheetTooLarge extends Error {}

/** Writes rows as they come: whoever reads the file pulls them, and no more than a batch is held. */
export type SheetWriter = (format: ExportFormat, sheet: Sheet) => AsyncIterable<Uint8Array>;

/** A file inside an archive. */
export type ArchivePart = { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> };

export type ArchiveWriter = {
  /** Rows as CSV like an export's: marked where a sheet program could compute. */
  csv(header: SheetRow, batches: AsyncIterable<readonly SheetRow[]>): AsyncIterable<Uint8Array>;
  zip(parts: AsyncIterable<ArchivePart>): AsyncIterable<Uint8Array>;
};

export type CsvLine = { readonly line: number; readonly cells: SheetRow };

/** Rows as they come, and every problem of the text found since the batch before. */
export type CsvBatch = { readonly lines: readonly CsvLine[]; readonly problems: readonly ImportProblem[] };

/** Reads UTF-8 or GB18030, whichever it is. What cannot be read is a problem with its line, never an exception. */
export type CsvReader = (
  chunks: AsyncIterable<Uint8Array>,
  onEncoding: (found: 'utf-8' | 'gb18030') => void,
) => AsyncIterable<CsvBatch>;
