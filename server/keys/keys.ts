import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hash as digestOf,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
  randomInt,
  randomUUID,
  sign,
} from 'node:crypto';
import type { Keys, Meter } from '../ports/keys.ts';
import { createPasswords } from './passwords.ts';
import { openStream, sealStream } from './sealed-stream.ts';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Kept as a key object: bytes would be turned into one at every single use. */
const derive = (master: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `weikao/${purpose}`, 32)));

/** Random bytes for nonces, drawn for many at once: each drawing costs as much as sealing itself. */
function nonces(): () => Buffer {
  const drawn = Buffer.allocUnsafe(IV_BYTES * 256);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += IV_BYTES;
    return drawn.subarray(at - IV_BYTES, at);
  };
}
const nextNonce = nonces();

function seal(key: KeyObject, place: string, value: unknown): Buffer {
  const iv = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const body = cipher.update(JSON.stringify(value), 'utf8');
  return Buffer.concat([Buffer.of(VERSION), iv, body, cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the value was altered, moved to another row, or sealed under another key. */
function open(key: KeyObject, place: string, sealed: Buffer): unknown {
  if (sealed[0] !== VERSION) throw new Error(`sealed value of ${place} has an unknown key version`);
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const body = sealed.subarray(1 + IV_BYTES, sealed.length - TAG_BYTES);
  return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8'));
}

/** PKCS 8 in front of the 32 bytes of an Ed25519 key. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derived like every other key: the same master key signs the same way after a restore. */
function signer(master: Buffer) {
  const key = Buffer.concat([ED25519, derive(master, 'sign-files').export()]);
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  const der = open.export({ format: 'der', type: 'spki' });
  const known = {
    pem: open.export({ format: 'pem', type: 'spki' }).toString(),
    sha256: createHash('sha256').update(der).digest('hex'),
  };
  return { signFile: (content: Uint8Array) => sign(null, content, secret), filesKey: () => known };
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

/** `master`: 32 random bytes, kept outside the database. Every use has a key of its own, derived from it. */
export async function createKeys(master: Buffer): Promise<Keys> {
  if (master.length !== 32) throw new Error('the master key must be 32 bytes');
  const sealing = derive(master, 'seal');
  const streaming = derive(master, 'seal-stream');
  const signing = derive(master, 'sign');
  const lookups = new Map<string, KeyObject>();
  const lookupKey = (purpose: string) => {
    const known = lookups.get(purpose) ?? derive(master, `lookup/${purpose}`);
    lookups.set(purpose, known);
    return known;
  };
  const passwords = await createPasswords();
  return {
    digest: (content) => digestOf('sha256', content, 'hex'),
    meter,
    ...signer(master),
    sign: (text) => createHmac('sha256', signing).update(text).digest('hex'),
    lookup: (purpose, text) => createHmac('sha256', lookupKey(purpose)).update(text).digest(),
    seal: (place, value) => seal(sealing, place, value),
    open: (place, sealed) => open(sealing, place, sealed),
    sealStream: (place, chunks) => sealStream(streaming, place, chunks),
    openStream: (place, sealed) => openStream(streaming, place, sealed),
    ...passwords,
    token: () => randomBytes(32).toString('base64url'),
    uuid: () => randomUUID(),
    randomDigits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
  };
}
