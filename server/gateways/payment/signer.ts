import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/** A pair for one correspondence: our private key and the platform's public one. */
export interface Signer {
  /** What messages call the algorithm. */
  readonly type: 'RSA2' | 'SM2';
  /** Base64. */
  sign(text: string): string;
  verify(text: string, signature: Buffer): boolean;
}

export type KeyPair = { readonly ourPrivate: string; readonly theirPublic: string };

/** RSA with SHA-256; keys in PEM. Throws where a key cannot be read. */
export function rsaSigner({ ourPrivate, theirPublic }: KeyPair): Signer {
  const privateKey = createPrivateKey(ourPrivate);
  const publicKey = createPublicKey(theirPublic);
  return {
    type: 'RSA2',
    sign: (text) => sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) => verify('RSA-SHA256', Buffer.from(text), publicKey, signature),
  };
}

// Everybody signs under this one (GM/T 0009); OpenSSL alone takes an empty one, whose signatures nobody else accepts.
const USER_ID = '1234567812345678';
const options = { der: true, hash: true, userId: USER_ID };

/** SM2 with SM3 (GB/T 32918), DER; keys in hexadecimal. Throws where a key is of another shape. */
export function sm2Signer({ ourPrivate, theirPublic }: KeyPair): Signer {
  const [privateKey, publicKey] = [ourPrivate.trim(), theirPublic.trim()];
  if (!/^[\da-f]{64}$/i.test(privateKey)) throw new Error('not a private key of SM2 in hexadecimal');
  if (!/^04[\da-f]{128}$/i.test(publicKey)) throw new Error('not a public key of SM2 in hexadecimal');
  return {
    type: 'SM2',
    sign: (text) =>
      Buffer.from(sm2.doSignature(Buffer.from(text), privateKey, options), 'hex').toString('base64'),
    verify(text, signature) {
      try {
        return sm2.doVerifySignature(Buffer.from(text), signature.toString('hex'), publicKey, options);
      } catch {
        // What is no DER at all makes the library throw.
        return false;
      }
    },
  };
}
