import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { ImportProblem } from '#domain/transfers/import.ts';
import type { CsvLine, CsvReader } from '../ports/sheets.ts';

/** A longer line is no line: somebody forgot to close a quote. */
const MOST_LINE_BYTES = 64 * 1024;
const SAMPLE_BYTES = 256 * 1024;
const BATCH = 1000;
const [LF, CR] = [0x0a, 0x0d];

type Encoding = 'utf-8' | 'gb18030';

const decodes = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Whole lines as bytes: no byte of a character in either encoding is a line's end. */
function* linesIn(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LF, at);
    const next = end === -1 ? bytes.length : end + 1;
    yield bytes.subarray(at, next);
    at = next;
  }
}

/** By the lines that are not plain ASCII: most of them can be read in one encoding only. */
function encodingOf(sample: Buffer): Encoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  const lines = [...linesIn(sample.subarray(0, sample.lastIndexOf(LF) + 1 || sample.length))];
  const speaking = lines.filter((line) => line.some((byte) => byte >= 0x80));
  const readable = speaking.filter((line) => decodes(line, 'utf-8') !== null);
  return readable.length * 2 >= speaking.length ? 'utf-8' : 'gb18030';
}

/** Cuts a stream at the ends of lines, the first cut after a sample that is long enough to tell the encoding. */
async function* inLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  let least = SAMPLE_BYTES;
  for await (const chunk of chunks) {
    held.push(Buffer.from(chunk));
    size += chunk.byteLength;
    if (size < least) continue;
    const all = Buffer.concat(held);
    const cut = Math.max(all.lastIndexOf(LF), all.lastIndexOf(CR, all.length - 2)) + 1;
    if (cut === 0) continue;
    yield all.subarray(0, cut);
    held = [all.subarray(cut)];
    size = all.length - cut;
    least = 1;
  }
  if (size > 0) yield Buffer.concat(held);
}

type Told = { readonly encoding: (found: Encoding) => void; readonly broken: (line: number) => void };

/** Text, line by line where one cannot be read; what cannot be read is told with its line. */
async function* decoded(chunks: AsyncIterable<Uint8Array>, told: Told): AsyncIterable<string> {
  let encoding: Encoding | null = null;
  let line = 1;
  for await (const bytes of inLines(chunks)) {
    if (encoding === null) {
      encoding = encodingOf(bytes);
      told.encoding(encoding);
    }
    const text = decodes(bytes, encoding);
    if (text !== null) {
      yield text;
      line += countLines(bytes);
      continue;
    }
    for (const one of linesIn(bytes)) {
      if (decodes(one, encoding) === null) told.broken(line);
      yield new TextDecoder(encoding, { ignoreBOM: true }).decode(one);
      line += 1;
    }
  }
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

/** Lines of a CSV file in UTF-8 or GB18030, with or without a mark, whatever ends its lines. */
export const readCsv: CsvReader = async function* (chunks, onEncoding) {
  const problems: ImportProblem[] = [];
  const tell = (line: number, kind: 'encoding' | 'broken-csv') =>
    problems.push({ line, column: null, kind, found: '' });
  const text = decoded(chunks, { encoding: onEncoding, broken: (line) => tell(line, 'encoding') });
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_LINE_BYTES,
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    let batch: CsvLine[] = [];
    for await (const { record, info } of parser) {
      batch.push({ line: info.lines, cells: record });
      if (batch.length < BATCH) continue;
      yield { lines: batch, problems: problems.splice(0) };
      batch = [];
    }
    yield { lines: batch, problems: problems.splice(0) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    tell(Number(error.lines ?? 0), 'broken-csv');
    yield { lines: [], problems: problems.splice(0) };
  } finally {
    source.destroy();
    parser.destroy();
  }
};
