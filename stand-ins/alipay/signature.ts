import { type KeyObject, sign, verify } from 'node:crypto';
import type { Fields } from '../form.ts';

/** Sorted by name, empty ones left out; `without` are the names that are not signed. */
function stringToSign(fields: Fields, without: readonly string[]): string {
  return Object.keys(fields)
    .filter((name) => !without.includes(name) && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
}

/** Of a request everything is signed but the signature. */
export const isApps = (fields: Fields, key: KeyObject): boolean =>
  fields.sign_type === 'RSA2' &&
  verify(
    'RSA-SHA256',
    Buffer.from(stringToSign(fields, ['sign'])),
    key,
    Buffer.from(fields.sign ?? '', 'base64'),
  );

export const signText = (text: string, key: KeyObject): string =>
  sign('RSA-SHA256', Buffer.from(text), key).toString('base64');

/** Of a notice neither the signature nor its type. */
export const signNotice = (fields: Fields, key: KeyObject): Fields => ({
  ...fields,
  sign_type: 'RSA2',
  sign: signText(stringToSign(fields, ['sign', 'sign_type']), key),
});
