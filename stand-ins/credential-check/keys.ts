import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

export type RegisterKeys = {
  readonly registerPrivate: KeyObject;
  readonly appPublic: KeyObject;
  /** Nobody's: what a forger would sign with. */
  readonly strangerPrivate: KeyObject;
};

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** The register's pair and that of its one customer; `register-public.pem` is written last. */
export async function ensureKeys(folder: string): Promise<RegisterKeys> {
  await mkdir(folder, { recursive: true });
  const appPrivate = await ensurePrivateKey(`${folder}/app-private.pem`);
  const registerPrivate = await ensurePrivateKey(`${folder}/register-private.pem`);
  const pem = createPublicKey(registerPrivate).export({ type: 'spki', format: 'pem' });
  await writeFile(`${folder}/register-public.pem`, pem);
  return { registerPrivate, appPublic: createPublicKey(appPrivate), strangerPrivate: newKey() };
}

async function ensurePrivateKey(file: string): Promise<KeyObject> {
  const pem = newKey().export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return createPrivateKey(await readFile(file));
}
