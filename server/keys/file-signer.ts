import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { Keys } from '../ports/keys.ts';
import { derive } from './aead.ts';

type FileSigner = Pick<Keys, 'signFile' | 'filesKey'>;

/** PKCS 8 in front of the 32 bytes of an Ed25519 key. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** SPKI in front of the 65 bytes of a public key on the curve of SM2. */
const SM2 = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

const sha256 = (der: Buffer) => createHash('sha256').update(der).digest('hex');

const pemOf = (der: Buffer) =>
  `-----BEGIN PUBLIC KEY-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`;

/** Derived like every other key: the same master key signs the same way after a restore. */
export function ed25519Signer(master: Buffer): FileSigner {
  const key = Buffer.concat([ED25519, derive(master, 'sign-files').export()]);
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  const known = {
    pem: open.export({ format: 'pem', type: 'spki' }).toString(),
    sha256: sha256(open.export({ format: 'der', type: 'spki' })),
  };
  return { signFile: (content) => sign(null, content, secret), filesKey: () => known };
}

/** SM2 with SM3 and the usual user id 1234567812345678 (GB/T 32918, GM/T 0009); the signature in DER. */
export function sm2Signer(master: Buffer): FileSigner {
  const secret = derive(master, 'sign-files', 32, 'sm3').export().toString('hex');
  const der = Buffer.concat([SM2, Buffer.from(sm2.getPublicKeyFromPrivateKey(secret), 'hex')]);
  const known = { pem: pemOf(der), sha256: sha256(der) };
  return {
    signFile: (content) =>
      Buffer.from(sm2.doSignature(Uint8Array.from(content), secret, { hash: true, der: true }), 'hex'),
    filesKey: () => known,
  };
}
