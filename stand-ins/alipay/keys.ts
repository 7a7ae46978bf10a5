import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { ensurePrivateKey, newPrivateKey, writePublicKey } from '../key-files.ts';

/** The app and the seller that Alipay knows. */
export const merchant = { app: '2021003100000001', seller: '2088102146225135' } as const;

export type AlipayKeys = {
  readonly appPublic: KeyObject;
  readonly alipayPrivate: KeyObject;
  readonly strangerPrivate: KeyObject;
};

/** `alipay-public.pem` is written last: once it is there, all are. */
export async function ensureKeys(folder: string): Promise<AlipayKeys> {
  await mkdir(folder, { recursive: true });
  const appPrivate = await ensurePrivateKey(`${folder}/app-private.pem`);
  const alipayPrivate = await ensurePrivateKey(`${folder}/alipay-private.pem`);
  await writePublicKey(`${folder}/alipay-public.pem`, alipayPrivate);
  return { appPublic: createPublicKey(appPrivate), alipayPrivate, strangerPrivate: await newPrivateKey() };
}
