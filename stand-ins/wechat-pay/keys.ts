import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { ensureFile, ensurePrivateKey, newPrivateKey, writePublicKey } from '../key-files.ts';

/** A merchant as its papers name it. */
export type Merchant = {
  readonly app: string;
  readonly mchid: string;
  readonly serial: string;
  /** What WeChat Pay calls the public key that it uses with this merchant. */
  readonly platformKeyId: string;
};

/** The merchants that WeChat Pay serves, by the name of their door: the exam's, and one of Zhejiang. */
export const merchants = {
  'wechat-pay': {
    app: 'wx8888888888888888',
    mchid: '1900000109',
    serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    platformKeyId: 'PUB_KEY_ID_0119000001092026010100382000000001',
  },
  'wechat-pay-33': {
    app: 'wx3333333333333333',
    mchid: '1900000133',
    serial: '3333F09EFDC096DE15EBE81A47057A7232F1B833',
    platformKeyId: 'PUB_KEY_ID_0119000001332026010100382000000001',
  },
} as const satisfies Readonly<Record<string, Merchant>>;

export type WechatPayKeys = {
  readonly merchant: Merchant;
  readonly merchantPublic: KeyObject;
  readonly platformPrivate: KeyObject;
  readonly strangerPrivate: KeyObject;
  readonly apiKey: string;
};

/** `platform-public.pem` is written last: once it is there, all are. */
export async function ensureKeys(folder: string, merchant: Merchant): Promise<WechatPayKeys> {
  await mkdir(folder, { recursive: true });
  const merchantPrivate = await ensurePrivateKey(`${folder}/merchant-private.pem`);
  const platformPrivate = await ensurePrivateKey(`${folder}/platform-private.pem`);
  const apiKey = await ensureFile(`${folder}/api-v3-key.txt`, () => randomBytes(16).toString('hex'));
  await writePublicKey(`${folder}/platform-public.pem`, platformPrivate);
  return {
    merchant,
    merchantPublic: createPublicKey(merchantPrivate),
    platformPrivate,
    strangerPrivate: await newPrivateKey(),
    apiKey,
  };
}
