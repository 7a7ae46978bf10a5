import { randomFillSync } from 'node:crypto';
import { type Aead, createAead, derive, SUITES, type Suite } from './aead.ts';

/** A key under which values are sealed; its version stands in front of each of them. */
export type SealingKey = { readonly version: number; readonly suite: Suite; readonly secret: Buffer };

/** Keys beside the first one, which is derived from the master key. */
export type SealingKeys = {
  readonly keys: readonly SealingKey[];
  /** Which of all seals what is written now; every one opens. */
  readonly current: number;
};

const FIRST = 1;
export const ONLY_FIRST: SealingKeys = { keys: [], current: FIRST };

const LINE = /^(\d{1,3})\s+(\S+)\s+([0-9a-f]{64})(\s+next)?$/i;

/**
 * A line a key: `version suite 64-hex-digits`, and `next` behind one that is known and not used yet; `#` begins a remark.
 * The highest version that is not `next` seals. Throws without repeating a secret.
 */
export function parseSealingKeys(text: string): SealingKeys {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  let current = FIRST;
  const keys = lines.filter(Boolean).map((line, i) => {
    const [, digits, named, hex, next] = LINE.exec(line) ?? [];
    const suite = SUITES.find((one) => one === named);
    const version = Number(digits);
    if (hex === undefined || suite === undefined)
      throw new Error(`line ${i + 1} is not "version ${SUITES.join('|')} 64-hex-digits [next]"`);
    if (version <= FIRST || version > 255) throw new Error(`line ${i + 1}: versions go from 2 to 255`);
    if (new Set(hex).size < 8) throw new Error(`line ${i + 1}: the key repeats itself`);
    if (next === undefined && version > current) current = version;
    return { version, suite, secret: Buffer.from(hex, 'hex') };
  });
  if (new Set(keys.map(({ version }) => version)).size < keys.length)
    throw new Error('two lines have the same version');
  return { keys, current };
}

/** Random bytes for nonces, drawn for many at once: each drawing costs as much as sealing itself. */
function nonces(bytes: number): () => Buffer {
  const drawn = Buffer.allocUnsafe(bytes * 256);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += bytes;
    return drawn.subarray(at - bytes, at);
  };
}

/** All keys for one purpose. */
export type KeyRing = {
  readonly current: number;
  readonly sealing: Aead;
  readonly nextNonce: () => Buffer;
  /** Throws where the version is unknown. */
  opening(version: number | undefined, place: string): Aead;
};

type Master = { readonly secret: Buffer; readonly suite: Suite };

const allKeys = (master: Master, { keys }: SealingKeys): readonly SealingKey[] => [
  { version: FIRST, ...master },
  ...keys,
];

/** The ring for `purpose`: the first key is derived from the master key, the others from secrets of their own. */
export function createKeyRing(master: Master, sealing: SealingKeys, purpose: string): KeyRing {
  const ring = new Map(
    allKeys(master, sealing).map(({ version, suite, secret }) => [
      version,
      createAead(suite, secret, purpose),
    ]),
  );
  const current = ring.get(sealing.current);
  if (current === undefined) throw new Error(`there is no sealing key ${sealing.current}`);
  return {
    current: sealing.current,
    sealing: current,
    nextNonce: nonces(current.nonceBytes),
    opening: (version, place) => {
      const found = ring.get(version ?? -1);
      if (found === undefined)
        throw new Error(
          `what is sealed as ${place} names key ${version}, which is not among the sealing keys`,
        );
      return found;
    },
  };
}

/** By which a database knows a key without holding it. */
export const keyMarks = (master: Master, sealing: SealingKeys) =>
  allKeys(master, sealing).map(({ version, suite, secret }) => ({
    version,
    suite,
    mark: derive(secret, 'mark').export().toString('hex'),
  }));
