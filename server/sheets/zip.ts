import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { type ArchivePart, SheetTooLarge } from '../ports/sheets.ts';

const DEFLATED = 8;
/** An archive without the extension for larger files. */
const MOST_BYTES = 0xffff_ffff;
const NOTHING = new Uint8Array();

/** Passes chunks through and keeps size and checksum of what went by. */
async function* measured(chunks: AsyncIterable<Uint8Array>, of: ZipInputFile): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    of.crc = crc32(chunk, of.crc);
    of.size += chunk.byteLength;
    if (of.size > MOST_BYTES) throw new SheetTooLarge('more than an archive can hold');
    yield chunk;
  }
}

/** zlib compresses in its own threads; fflate writes the archive around it. */
async function* deflated(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const deflate = createDeflateRaw();
  pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 1 }), deflate, () => {});
  yield* deflate;
}

/** An archive of these entries, written while they are read. */
export async function* zip(
  entries: AsyncIterable<ArchivePart> | Iterable<ArchivePart>,
): AsyncIterable<Uint8Array> {
  const written: Uint8Array[] = [];
  const take = () => written.splice(0);
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    written.push(chunk);
  });
  for await (const { name, chunks } of entries) {
    const file: ZipInputFile = { filename: name, compression: DEFLATED, crc: 0, size: 0 };
    archive.add(file);
    for await (const piece of deflated(measured(chunks, file))) {
      file.ondata?.(null, piece, false);
      yield* take();
    }
    file.ondata?.(null, NOTHING, true);
    yield* take();
  }
  archive.end();
  yield* take();
}
