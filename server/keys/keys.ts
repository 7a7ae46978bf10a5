import { createHash, createHmac, type KeyObject, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Algorithms, Keys, Meter } from '../ports/keys.ts';
import { derive } from './aead.ts';
import { ed25519Signer, sm2Signer } from './file-signer.ts';
import { createKeyRing, type KeyRing, keyMarks, ONLY_FIRST, type SealingKeys } from './key-ring.ts';
import { createPasswords } from './passwords.ts';
import { openStream, sealStream } from './sealed-stream.ts';

export type CryptoSettings = {
  readonly algorithms: Algorithms;
  readonly sealing: SealingKeys;
  /** By which handovers are signed; without one, by a key derived from the root secret. */
  readonly signing?: Buffer | null;
};
export const USUAL_CRYPTO: CryptoSettings = { algorithms: 'international', sealing: ONLY_FIRST };

const CHOSEN = {
  international: { hash: 'sha256', suite: 'aes-256-gcm', signer: ed25519Signer },
  national: { hash: 'sm3', suite: 'sm4-hmac-sm3', signer: sm2Signer },
} as const;

function seal({ current, sealing, nextNonce }: KeyRing, place: string, value: unknown): Buffer {
  const nonce = nextNonce();
  const cipher = sealing.seal(place, nonce);
  const body = cipher.update(JSON.stringify(value));
  return Buffer.concat([Buffer.of(current), nonce, body, cipher.end()]);
}

/** Throws where the value was altered, moved to another row, or sealed under a key that is not here. */
function open(ring: KeyRing, place: string, sealed: Buffer): unknown {
  const { nonceBytes, tagBytes, open: openAt } = ring.opening(sealed[0], place);
  const opening = openAt(place, sealed.subarray(1, 1 + nonceBytes));
  const body = opening.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
  const rest = opening.end(sealed.subarray(sealed.length - tagBytes));
  return JSON.parse(Buffer.concat([body, rest]).toString('utf8'));
}

function meter(): Meter {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    update: (chunk) => {
      hash.update(chunk);
      bytes += chunk.byteLength;
    },
    read: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}

/** `root`: the root secret, 32 random bytes (wrapped-root.ts). Every use has a key of its own, derived from it. */
export async function createKeys(
  root: Buffer,
  { algorithms, sealing, signing: ofFiles }: CryptoSettings = USUAL_CRYPTO,
): Promise<Keys> {
  if (root.length !== 32) throw new Error('the master key must be 32 bytes');
  const { hash, suite, signer } = CHOSEN[algorithms];
  const first = { secret: root, suite };
  const values = createKeyRing(first, sealing, 'seal');
  const streams = createKeyRing(first, sealing, 'seal-stream');
  const signing = derive(root, 'sign', 32, hash);
  const lookups = new Map<string, KeyObject>();
  const lookupKey = (purpose: string) => {
    const known = lookups.get(purpose) ?? derive(root, `lookup/${purpose}`, 32, hash);
    lookups.set(purpose, known);
    return known;
  };
  return {
    // The database computes it, too: it knows no SM3.
    digest: (content) => createHash('sha256').update(content).digest('hex'),
    meter,
    ...signer(ofFiles ?? root),
    sign: (text) => createHmac(hash, signing).update(text).digest('hex'),
    lookup: (purpose, text) => createHmac(hash, lookupKey(purpose)).update(text).digest(),
    sealingVersion: values.current,
    seal: (place, value) => seal(values, place, value),
    open: (place, sealed) => open(values, place, sealed),
    sealStream: (place, chunks) => sealStream(streams, place, chunks),
    openStream: (place, sealed) => openStream(streams, place, sealed),
    ...(await createPasswords()),
    token: () => randomBytes(32).toString('base64url'),
    uuid: () => randomUUID(),
    randomDigits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
  };
}

/** How the root secret is wrapped. */
export const suiteOf = ({ algorithms }: Pick<CryptoSettings, 'algorithms'>) => CHOSEN[algorithms].suite;

/** By which a database knows its keys: nobody seals with others unawares. */
export const marksOf = (root: Buffer, { algorithms, sealing }: CryptoSettings) =>
  keyMarks({ secret: root, suite: CHOSEN[algorithms].suite }, sealing);
