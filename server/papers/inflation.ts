import { inflateSync } from 'node:zlib';

/** A sheet scanned in colour at 600 dots an inch, not compressed, and some more. */
const MOST_INFLATED = 128 * 1024 * 1024;
const STREAM = Buffer.from('stream');

/**
 * Does any stream of a PDF grow beyond reason when it is unpacked? Asked of the bytes, before a parser believes them:
 * after every word `stream` something may be packed.
 */
export function inflatesTooFar(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let total = 0;
  for (let at = bytes.indexOf(STREAM); at !== -1; at = bytes.indexOf(STREAM, at + STREAM.length)) {
    total += inflatedLength(bytes, dataAfter(bytes, at + STREAM.length));
    if (total > MOST_INFLATED) return true;
  }
  return false;
}

/** The word is followed by a line's end. */
function dataAfter(bytes: Buffer, at: number): number {
  const skipped = bytes[at] === 0x0d ? at + 1 : at;
  return bytes[skipped] === 0x0a ? skipped + 1 : skipped;
}

/** First byte of zlib data: method 8 (deflate) in its lower half. */
const isPacked = (bytes: Buffer, from: number) => ((bytes[from] ?? 0) & 0x0f) === 8;

function inflatedLength(bytes: Buffer, from: number): number {
  if (!isPacked(bytes, from)) return 0;
  try {
    return inflateSync(bytes.subarray(from), { maxOutputLength: MOST_INFLATED }).byteLength;
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLong ? Number.POSITIVE_INFINITY : 0;
  }
}
