import { type KeyObject, sign, verify } from 'node:crypto';

export type Claims = Record<string, unknown>;

const json = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString());
const base64url = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7515, compact, RS256. */
export function toJws(claims: Claims, privateKey: KeyObject): string {
  const input = [base64url({ alg: 'RS256', typ: 'JWT' }), base64url(claims)].join('.');
  return [input, sign('sha256', Buffer.from(input), privateKey).toString('base64url')].join('.');
}

/** What was signed with the key; null for anything else. */
export function fromJws(jws: string, publicKey: KeyObject): Claims | null {
  const parts = jws.split('.');
  if (parts.length !== 3) return null;
  const [head = '', body = '', signature = ''] = parts;
  try {
    if (json(head).alg !== 'RS256') return null;
    const input = Buffer.from(`${head}.${body}`);
    return verify('sha256', input, publicKey, Buffer.from(signature, 'base64url')) ? json(body) : null;
  } catch {
    return null;
  }
}
