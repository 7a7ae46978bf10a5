import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const ORIGIN = 'http://localhost:3000';
const HOST = 'localhost';
const USER_PRESENT = 0x01;
const WITH_CREDENTIAL = 0x40;

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64 = (data: Uint8Array) => Buffer.from(data).toString('base64url');
const uint = (value: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

export type Asked = { readonly challenge: string };

/** A WebAuthn authenticator in software: it has a key, signs challenges, and counts. */
export function createAuthenticator(origin = ORIGIN) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credential = createHash('sha256').update(x).digest().subarray(0, 16);
  const id = base64(credential);
  let counter = 0;
  const dataOf = (flags: number, rest: readonly Uint8Array[]) =>
    Buffer.concat([sha256(HOST), Buffer.of(flags), uint(counter, 4), ...rest]);
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: Record<string, string>) =>
    JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  return {
    /** What the browser sends back when a new authenticator was asked for. */
    create: (ask: string): string => {
      const { challenge } = JSON.parse(ask) as Asked;
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array<ArrayBuffer>>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      );
      const authData = dataOf(USER_PRESENT | WITH_CREDENTIAL, [
        Buffer.alloc(16),
        uint(credential.length, 2),
        credential,
        key,
      ]);
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, never> | Uint8Array<ArrayBuffer>>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, never>()],
          ['authData', new Uint8Array(authData)],
        ]),
      );
      const data = clientData('webauthn.create', challenge);
      return answer({ clientDataJSON: base64(data), attestationObject: base64(attestation) });
    },
    /** The answer to a challenge. */
    prove: (ask: string): string => {
      const { challenge } = JSON.parse(ask) as Asked;
      counter += 1;
      const data = clientData('webauthn.get', challenge);
      const authenticatorData = dataOf(USER_PRESENT, []);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey);
      return answer({
        clientDataJSON: base64(data),
        authenticatorData: base64(authenticatorData),
        signature: base64(signature),
      });
    },
  };
}
