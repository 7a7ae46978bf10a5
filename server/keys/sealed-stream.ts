import { randomBytes } from 'node:crypto';
import type { Aead, Opening } from './aead.ts';
import type { KeyRing } from './key-ring.ts';

/** A stream sealed: the key's version and a nonce in front, the tag at the end. */
export async function* sealStream(
  { current, sealing }: KeyRing,
  place: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const nonce = randomBytes(sealing.nonceBytes);
  const cipher = sealing.seal(place, nonce);
  yield Buffer.concat([Buffer.of(current), nonce]);
  for await (const chunk of chunks) yield cipher.update(chunk);
  yield cipher.end();
}

/** Cuts a stream into its head (version, nonce), what lies between, and its tag, which is known only at the end. */
async function* cut(
  chunks: AsyncIterable<Uint8Array>,
  aeadOf: (version: number | undefined) => Aead,
): AsyncIterable<['head' | 'body' | 'tag', Buffer, Aead]> {
  let held = Buffer.alloc(0);
  let aead: Aead | null = null;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (aead === null && held.length > 0) {
      const known = aeadOf(held[0]);
      if (held.length <= known.nonceBytes) continue;
      aead = known;
      yield ['head', held.subarray(0, 1 + aead.nonceBytes), aead];
      held = held.subarray(1 + aead.nonceBytes);
    }
    if (aead !== null && held.length > aead.tagBytes) {
      yield ['body', held.subarray(0, held.length - aead.tagBytes), aead];
      held = held.subarray(held.length - aead.tagBytes);
    }
  }
  if (aead !== null) yield ['tag', held, aead];
}

/**
 * Gives the content as it comes. That nothing was altered is known at the end only, where it throws: whoever passes it on
 * breaks off there.
 */
export async function* openStream(
  ring: KeyRing,
  place: string,
  sealed: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  let opening: Opening | null = null;
  let isWhole = false;
  for await (const [part, bytes, aead] of cut(sealed, (version) => ring.opening(version, place))) {
    if (part === 'head') opening = aead.open(place, bytes.subarray(1));
    else if (part === 'body' && opening !== null) yield opening.update(bytes);
    else if (opening !== null && bytes.length === aead.tagBytes) {
      yield opening.end(bytes);
      isWhole = true;
    }
  }
  if (!isWhole) throw new Error(`sealed file ${place} is cut off`);
}
