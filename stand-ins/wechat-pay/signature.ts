import { createCipheriv, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Merchant, WechatPayKeys } from './keys.ts';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const MOST_SECONDS_APART = 300;

/** Whether the request bears the merchant's signature over method, address, time, nonce and body. */
export function isMerchants(
  request: FastifyRequest,
  body: string,
  { merchant, merchantPublic }: WechatPayKeys,
): boolean {
  const { authorization = '' } = request.headers;
  if (!authorization.startsWith(SCHEME)) return false;
  const parts = Object.fromEntries(
    [...authorization.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const { timestamp = '', nonce_str = '', signature = '' } = parts;
  if (parts.mchid !== merchant.mchid || parts.serial_no !== merchant.serial) return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > MOST_SECONDS_APART) return false;
  const signed = `${request.method}\n${request.url}\n${timestamp}\n${nonce_str}\n${body}\n`;
  return verify('RSA-SHA256', Buffer.from(signed), merchantPublic, Buffer.from(signature, 'base64'));
}

/** What WeChat Pay puts on an answer or a notice. */
export function signedHeaders(body: string, key: KeyObject, merchant: Merchant): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID().replaceAll('-', '');
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key);
  return {
    'content-type': 'application/json; charset=utf-8',
    'wechatpay-serial': merchant.platformKeyId,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature.toString('base64'),
  };
}

/** What of a notice only the merchant can read: AES-256-GCM, the tag behind. */
export function sealResource(content: object, aad: string, apiKey: string) {
  const nonce = randomUUID().slice(0, 12);
  const cipher = createCipheriv('aes-256-gcm', apiKey, nonce).setAAD(Buffer.from(aad));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
  return {
    original_type: aad,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: aad,
    nonce,
  };
}
