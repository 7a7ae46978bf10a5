import type { Keys } from '../ports/keys.ts';

/** An idempotency key made of what the act is about: the same act has the same key, however often it is tried. */
export function derivedKey(keys: Keys, about: string): string {
  const hex = keys.digest(about);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
