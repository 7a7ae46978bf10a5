import { createCipheriv, createDecipheriv, type DecipherGCM, type KeyObject, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES;

/** AES-256-GCM over a stream: version and nonce in front, the tag at the end. */
export async function* sealStream(
  key: KeyObject,
  place: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  yield Buffer.concat([Buffer.of(VERSION), iv]);
  for await (const chunk of chunks) yield cipher.update(chunk);
  cipher.final();
  yield cipher.getAuthTag();
}

/** Cuts a stream into its first bytes, what lies between, and its last ones, which are known only at the end. */
async function* cut(chunks: AsyncIterable<Uint8Array>): AsyncIterable<['head' | 'body' | 'tag', Buffer]> {
  let held = Buffer.alloc(0);
  let hasHead = false;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (!hasHead && held.length >= HEAD_BYTES) {
      yield ['head', held.subarray(0, HEAD_BYTES)];
      held = held.subarray(HEAD_BYTES);
      hasHead = true;
    }
    if (hasHead && held.length > TAG_BYTES) {
      yield ['body', held.subarray(0, held.length - TAG_BYTES)];
      held = held.subarray(held.length - TAG_BYTES);
    }
  }
  yield ['tag', held];
}

/**
 * Gives the content as it comes. That nothing was altered is known at the end only, where it throws: whoever passes it on
 * breaks off there.
 */
export async function* openStream(
  key: KeyObject,
  place: string,
  sealed: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  let decipher: DecipherGCM | null = null;
  const broken = () => new Error(`sealed file ${place} is cut off or of an unknown version`);
  for await (const [part, bytes] of cut(sealed)) {
    if (part === 'head') {
      if (bytes[0] !== VERSION) throw broken();
      decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1)).setAAD(Buffer.from(place));
    } else if (decipher === null) throw broken();
    else if (part === 'body') yield decipher.update(bytes);
    else if (bytes.length === TAG_BYTES) {
      decipher.setAuthTag(bytes);
      decipher.final();
    } else throw broken();
  }
}
