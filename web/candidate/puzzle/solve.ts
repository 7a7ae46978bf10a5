import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

type Puzzle = { readonly salt: string; readonly nonce: string; readonly prefix: string };

/**
 * Counts until the hash begins as it has to. Computed here and not by `crypto.subtle`: that is missing from pages without
 * TLS, and waits for a promise at each of many thousand tries.
 */
export function solve({ salt, nonce, prefix }: Puzzle): { counter: number; hash: string } {
  const front = hexToBytes(salt + nonce);
  const text = new Uint8Array(front.length + 4);
  text.set(front);
  const counterBytes = new DataView(text.buffer);
  for (let counter = 0; ; counter += 1) {
    counterBytes.setUint32(front.length, counter, false);
    const hash = bytesToHex(sha256(text));
    if (hash.startsWith(prefix)) return { counter, hash };
  }
}
