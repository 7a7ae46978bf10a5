import { type KeyObject, sign, verify } from 'node:crypto';
import type { Fields } from '../form.ts';

const algorithm = 'RSA-SHA256';
const signType = 'RSA2';

/** The fields with `sign_type` and `sign`. */
export function signFields(fields: Fields, privateKey: KeyObject): Fields {
  const complete = { ...fields, sign_type: signType };
  const signature = sign(algorithm, Buffer.from(stringToSign(complete)), privateKey);
  return { ...complete, sign: signature.toString('base64') };
}

export function isSigned(fields: Fields, publicKey: KeyObject): boolean {
  if (!fields.sign || fields.sign_type !== signType) return false;
  const signature = Buffer.from(fields.sign, 'base64');
  // Buffer.from overlooks what is not base64; the bank does not.
  if (signature.toString('base64') !== fields.sign) return false;
  return verify(algorithm, Buffer.from(stringToSign(fields)), publicKey, signature);
}

/** Every field but `sign`, sorted by name, empty values left out: `name=value` joined by `&`. */
function stringToSign(fields: Fields): string {
  const names = Object.keys(fields).sort();
  return names
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
}
