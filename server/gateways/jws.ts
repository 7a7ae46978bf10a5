import { type KeyObject, sign, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

const HEADER = { alg: 'RS256', typ: 'JWT' };

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Compact JWS (RFC 7515), RS256. */
export function signClaims(claims: Claims, key: KeyObject): string {
  const signed = `${encoded(HEADER)}.${encoded(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** Null where it was not signed with this key. The algorithm is ours to choose, never the message's. */
export function readClaims(token: string, key: KeyObject): Claims | null {
  const [header, body, signature, ...more] = token.split('.');
  if (header === undefined || body === undefined || signature === undefined || more.length > 0) return null;
  if (objectIn(header)?.alg !== HEADER.alg) return null;
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${body}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  return isSigned ? objectIn(body) : null;
}

function objectIn(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
