import type { ExportFormat } from '#domain/transfers/export.ts';

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
