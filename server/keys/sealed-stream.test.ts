import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createKeyRing, ONLY_FIRST } from './key-ring.ts';
import { openStream, sealStream } from './sealed-stream.ts';

const key = createKeyRing({ secret: Buffer.alloc(32, 7), suite: 'aes-256-gcm' }, ONLY_FIRST, 'test');

async function* chunks(...parts: readonly Uint8Array[]) {
  yield* parts;
}

const seal = (...parts: readonly Uint8Array[]) => buffer(sealStream(key, 'exports/1', chunks(...parts)));

async function* inPieces(whole: Buffer, size: number) {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const open = (sealed: Buffer, size = 7, place = 'exports/1') =>
  buffer(openStream(key, place, inPieces(sealed, size)));

describe('a sealed stream', () => {
  it('opens to what was sealed, however it is cut', async () => {
    const content = randomBytes(1000);
    const sealed = await seal(content.subarray(0, 3), content.subarray(3, 600), content.subarray(600));
    for (const size of [1, 5, 13, 16, 29, 999, 5000]) expect(await open(sealed, size)).toEqual(content);
    expect(sealed.includes(content.subarray(0, 16))).toBe(false);
  });

  it('may be empty', async () => {
    expect(await open(await seal())).toHaveLength(0);
  });

  it('is refused where a bit was turned, a byte is missing, or it was moved', async () => {
    const sealed = await seal(randomBytes(100));
    const turned = Buffer.from(sealed);
    turned[50] = (turned[50] ?? 0) ^ 1;
    await expect(open(turned)).rejects.toThrow();
    await expect(open(sealed.subarray(0, -1))).rejects.toThrow();
    await expect(open(sealed.subarray(0, 10))).rejects.toThrow('cut off');
    await expect(open(sealed, 7, 'exports/2')).rejects.toThrow();
  });
});
