import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OfficialAccountSettings } from '../../ports/official-account.ts';

/** The token signs; the key, 43 characters of base64, encrypts where there is one. */
export type EnvelopeKeys = Pick<OfficialAccountSettings, 'appId' | 'token' | 'aesKey'>;

const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
const BLOCK = 32;

/** SHA-1 over the parts, sorted: WeChat's own way. */
export function signatureOf(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

export function isSame(given: string | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const keyOf = (aesKey: string) => Buffer.from(`${aesKey}=`, 'base64');

/** What is inside; null where it was not meant for this account or does not decrypt. */
export function decrypt({ appId }: EnvelopeKeys, aesKey: string, encrypted: string): string | null {
  const key = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  try {
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > BLOCK) return null;
    const plain = padded.subarray(RANDOM_BYTES, padded.length - padding);
    const length = plain.readUInt32BE(0);
    const end = LENGTH_BYTES + length;
    if (plain.subarray(end).toString() !== appId) return null;
    return plain.subarray(LENGTH_BYTES, end).toString();
  } catch {
    return null;
  }
}

export function encrypt({ appId }: EnvelopeKeys, aesKey: string, text: string): string {
  const key = keyOf(aesKey);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(Buffer.byteLength(text));
  const plain = Buffer.concat([randomBytes(RANDOM_BYTES), length, Buffer.from(text), Buffer.from(appId)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}
