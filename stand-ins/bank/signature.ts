import { type KeyObject, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { Fields } from '../form.ts';

/** Who signs, and how that is called. */
export type Hand = { readonly type: 'RSA2' | 'SM2'; readonly sign: (text: string) => string };

export const rsaHand = (key: KeyObject): Hand => ({
  type: 'RSA2',
  sign: (text) => sign('RSA-SHA256', Buffer.from(text), key).toString('base64'),
});

export const rsaJudge = (key: KeyObject) => (text: string, signature: Buffer, type: string) =>
  type === 'RSA2' && verify('RSA-SHA256', Buffer.from(text), key, signature);

const sm2Options = { der: true, hash: true, userId: '1234567812345678' };

export const sm2Hand = (key: string): Hand => ({
  type: 'SM2',
  sign: (text) => Buffer.from(sm2.doSignature(Buffer.from(text), key, sm2Options), 'hex').toString('base64'),
});

export const sm2Judge = (key: string) => (text: string, signature: Buffer, type: string) => {
  try {
    return (
      type === 'SM2' && sm2.doVerifySignature(Buffer.from(text), signature.toString('hex'), key, sm2Options)
    );
  } catch {
    return false;
  }
};

/** The fields with `sign_type` and `sign`. */
export function signFields(fields: Fields, hand: Hand): Fields {
  const complete = { ...fields, sign_type: hand.type };
  return { ...complete, sign: hand.sign(stringToSign(complete)) };
}

export function isSigned(
  fields: Fields,
  judge: (text: string, signature: Buffer, type: string) => boolean,
): boolean {
  if (!fields.sign || !fields.sign_type) return false;
  const signature = Buffer.from(fields.sign, 'base64');
  // Buffer.from overlooks what is not base64; the bank does not.
  if (signature.toString('base64') !== fields.sign) return false;
  return judge(stringToSign(fields), signature, fields.sign_type);
}

/** Every field but `sign`, sorted by name, empty values left out: `name=value` joined by `&`. */
function stringToSign(fields: Fields): string {
  const names = Object.keys(fields).sort();
  return names
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
}
