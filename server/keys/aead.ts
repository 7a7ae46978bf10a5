import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** How values are sealed. The second is of GB/T 39786: SM4 in counter mode, and HMAC-SM3 over what it gives. */
export const SUITES = ['aes-256-gcm', 'sm4-hmac-sm3'] as const;
export type Suite = (typeof SUITES)[number];

export type Sealing = {
  update(part: Uint8Array | string): Buffer;
  /** What is left, and the tag. */
  end(): Buffer;
};
export type Opening = {
  update(part: Buffer): Buffer;
  /** Throws where anything was altered or moved. */
  end(tag: Buffer): Buffer;
};

/** Sealing under one key; `place` is bound to what is sealed. */
export type Aead = {
  readonly nonceBytes: number;
  readonly tagBytes: number;
  seal(place: string, nonce: Buffer): Sealing;
  open(place: string, nonce: Buffer): Opening;
};

/** Kept as a key object: bytes would be turned into one at every single use. */
export const derive = (
  master: Buffer,
  purpose: string,
  bytes = 32,
  hash: 'sha256' | 'sm3' = 'sha256',
): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync(hash, master, Buffer.alloc(0), `weikao/${purpose}`, bytes)));

function aesGcm(master: Buffer, purpose: string): Aead {
  const key = derive(master, purpose);
  return {
    nonceBytes: 12,
    tagBytes: 16,
    seal: (place, nonce) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      return {
        update: (part) => cipher.update(part as string, 'utf8'),
        end: () => Buffer.concat([cipher.final(), cipher.getAuthTag()]),
      };
    },
    open: (place, nonce) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      return {
        update: (part) => decipher.update(part),
        end: (tag) => {
          decipher.setAuthTag(tag);
          return decipher.final();
        },
      };
    },
  };
}

/** Encrypted first, then proven: nothing altered is ever given out as a whole. */
function sm4HmacSm3(master: Buffer, purpose: string): Aead {
  const key = derive(master, `${purpose}/sm4`, 16, 'sm3');
  const proving = derive(master, `${purpose}/hmac`, 32, 'sm3');
  const proofOf = (place: string, nonce: Buffer) => {
    const bound = Buffer.from(place);
    // Its length in front: no place and content can be read as another place and content.
    return createHmac('sm3', proving).update(`${bound.length} `).update(bound).update(nonce);
  };
  return {
    nonceBytes: 16,
    tagBytes: 32,
    seal: (place, nonce) => {
      const cipher = createCipheriv('sm4-ctr', key, nonce);
      const proof = proofOf(place, nonce);
      const proven = (part: Buffer) => {
        proof.update(part);
        return part;
      };
      return {
        update: (part) => proven(cipher.update(part as string, 'utf8')),
        end: () => Buffer.concat([proven(cipher.final()), proof.digest()]),
      };
    },
    open: (place, nonce) => {
      const decipher = createDecipheriv('sm4-ctr', key, nonce);
      const proof = proofOf(place, nonce);
      return {
        update: (part) => {
          proof.update(part);
          return decipher.update(part);
        },
        end: (tag) => {
          const expected = proof.digest();
          if (tag.length !== expected.length || !timingSafeEqual(tag, expected))
            throw new Error(`what is sealed as ${place} was altered`);
          return decipher.final();
        },
      };
    },
  };
}

/** The way of sealing named `suite`, under a key derived from `master` for this purpose. */
export const createAead = (suite: Suite, master: Buffer, purpose: string): Aead =>
  suite === 'aes-256-gcm' ? aesGcm(master, purpose) : sm4HmacSm3(master, purpose);
