import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { ensureFile, ensurePrivateKey, newPrivateKey, writePublicKey } from '../key-files.ts';

/** The merchant that WeChat Pay serves, as its papers name it. */
export const merchant = {
  app: 'wx8888888888888888',
  mchid: '1900000109',
  serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  /** What WeChat Pay calls its public key. */
  platformKeyId: 'PUB_KEY_ID_0119000001092026010100382000000001',
} as const;

export type WechatPayKeys = {
  readonly merchantPublic: KeyObject;
  readonly platformPrivate: KeyObject;
  readonly strangerPrivate: KeyObject;
  readonly apiKey: string;
};

/** `platform-public.pem` is written last: once it is there, all are. */
export async function ensureKeys(folder: string): Promise<WechatPayKeys> {
  await mkdir(folder, { recursive: true });
  const merchantPrivate = await ensurePrivateKey(`${folder}/merchant-private.pem`);
  const platformPrivate = await ensurePrivateKey(`${folder}/platform-private.pem`);
  const apiKey = await ensureFile(`${folder}/api-v3-key.txt`, () => randomBytes(16).toString('hex'));
  await writePublicKey(`${folder}/platform-public.pem`, platformPrivate);
  return {
    merchantPublic: createPublicKey(merchantPrivate),
    platformPrivate,
    strangerPrivate: await newPrivateKey(),
    apiKey,
  };
}
