export type Meter = {
  update(chunk: Uint8Array): void;
  read(): { readonly bytes: number; readonly sha256: string };
};

/** Which algorithms an installation is made with, once and for good: those of the world, or those of GB/T 39786. */
export const ALGORITHMS = ['international', 'national'] as const;
export type Algorithms = (typeof ALGORITHMS)[number];

/** Cryptography the use cases ask for. Purposes keep one secret's uses apart. */
export interface Keys {
  /** SHA-256, hex. */
  digest(content: string | Uint8Array): string;
  /** Counts and hashes what passes. */
  meter(): Meter;
  /** HMAC under the installation's own key, hex: for verification codes nobody outside can compute. */
  sign(text: string): string;
  /** Over what leaves the house: anybody with the public key can tell that it came from here. */
  signFile(content: Uint8Array): Buffer;
  /** The public half, PEM, and the SHA-256 of its DER by which people compare it. */
  filesKey(): { readonly pem: string; readonly sha256: string };
  /** Keyed hash by which a person or a code is found without being readable in the table. */
  lookup(
    purpose:
      | 'id-number'
      | 'code'
      | 'token'
      | 'device'
      | 'attempt'
      | 'phone'
      | 'person'
      | 'wechat'
      | 'file-link',
    text: string,
  ): Buffer;
  /** The version of the key that seals now: the first byte of what is sealed. */
  readonly sealingVersion: number;
  /** Encrypted and proven; `place` (table and key) is bound to the value, so that it cannot be moved to another row. */
  seal(place: string, value: unknown): Buffer;
  open(place: string, sealed: Buffer): unknown;
  /** The same for files of any size, as they come; `openStream` throws at the end where something was altered. */
  sealStream(place: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  openStream(place: string, sealed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  hashPassword(password: string): Promise<string>;
  /** Takes as long for an unknown account (`hash` null) as for a wrong password. */
  verifyPassword(hash: string | null, password: string): Promise<boolean>;
  /** 256 random bits, base64url. */
  token(): string;
  uuid(): string;
  /** Decimal digits, evenly drawn. */
  randomDigits(count: number): string;
}
