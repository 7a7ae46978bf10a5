import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { neutralised } from '#domain/transfers/formula.ts';
import type { ArchivePart, ArchiveWriter, Sheet, SheetRow } from '../ports/sheets.ts';
import { zip } from './zip.ts';

/** By which Excel knows UTF-8. */
const BOM = '\ufeff';
const LINE_END = '\r\n';

/** Every cell is quoted: where a semicolon separates, none becomes two. */
const toCsv = (rows: readonly SheetRow[]) =>
  Buffer.from(
    stringify(
      rows.map((row) => row.map(neutralised)),
      { quoted: true, quoted_empty: true, record_delimiter: LINE_END },
    ),
  );

/** A short table as a file of its own. */
export const writeCsv = (rows: readonly SheetRow[]): Buffer => Buffer.concat([Buffer.from(BOM), toCsv(rows)]);

async function* csvChunks(
  header: SheetRow,
  batches: AsyncIterable<readonly SheetRow[]>,
): AsyncIterable<Uint8Array> {
  yield Buffer.concat([Buffer.from(BOM), toCsv([header])]);
  for await (const rows of batches) yield toCsv(rows);
}

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

async function* entries({ name, header, batches, note }: Sheet): AsyncIterable<ArchivePart> {
  const hash = createHash('sha256');
  let count = 0;
  async function* counted() {
    for await (const rows of batches) {
      count += rows.length;
      yield rows;
    }
  }
  async function* chunks(): AsyncIterable<Uint8Array> {
    for await (const piece of csvChunks(header, counted())) {
      hash.update(piece);
      yield piece;
    }
  }
  yield { name: `${name}.csv`, chunks: chunks() };
  const lines = note.lines(count, hash.digest('hex'));
  yield { name: `${note.name}.txt`, chunks: once(`${BOM}${lines.join(LINE_END)}${LINE_END}`) };
}

/** The rows as CSV for any program, and beside them what is to be known of them. */
export const csvArchive = (sheet: Sheet): AsyncIterable<Uint8Array> => zip(entries(sheet));

/** For archives of several parts. */
export const archives: ArchiveWriter = { csv: csvChunks, zip };
