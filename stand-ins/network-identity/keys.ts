import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export type PlatformKeys = {
  readonly platformPrivate: KeyObject;
  readonly appPublic: KeyObject;
  /** Nobody's: what a forger would sign with. */
  readonly strangerPrivate: KeyObject;
  /** From which the numbers of people are made. */
  readonly numberSecret: string;
};

const generate = promisify(generateKeyPair);

/** The platform's pair and that of its one customer; `platform-public.pem` is written last. */
export async function ensureKeys(folder: string): Promise<PlatformKeys> {
  await mkdir(folder, { recursive: true });
  const appPrivate = await ensurePrivateKey(`${folder}/app-private.pem`);
  const platformPrivate = await ensurePrivateKey(`${folder}/platform-private.pem`);
  const pem = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'pem' });
  await writeFile(`${folder}/platform-public.pem`, pem(createPrivateKey(platformPrivate)));
  return {
    platformPrivate: createPrivateKey(platformPrivate),
    appPublic: createPublicKey(createPrivateKey(appPrivate)),
    strangerPrivate: (await generate('rsa', { modulusLength: 2048 })).privateKey,
    numberSecret: platformPrivate,
  };
}

/** The PEM in this file; a new one where there is none. Of two that start together the first one's stands. */
async function ensurePrivateKey(file: string): Promise<string> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeFile(file, pem, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}
