import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD_SECONDS = 30;

/** RFC 4648 base 32 as people paste it, with blanks and in small letters; null where it is none. */
export function readSecret(typed: string): Buffer | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/=+$/, '');
  if (letters === '' || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  const bits = [...letters].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return bytes.length === 0 ? null : Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238 over HMAC-SHA-1, six digits, as every authenticator app does it. */
function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

export type Codes = { readonly now: string; readonly next: string; readonly secondsLeft: number };

/** The code of this half minute, and the one that comes after it: a code is good once. */
export function codesAt(secret: Buffer, at: Date): Codes {
  const seconds = Math.floor(at.getTime() / 1000);
  const step = Math.floor(seconds / PERIOD_SECONDS);
  return {
    now: codeOf(secret, step),
    next: codeOf(secret, step + 1),
    secondsLeft: PERIOD_SECONDS - (seconds % PERIOD_SECONDS),
  };
}
