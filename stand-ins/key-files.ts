import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

/** Of two processes that start together, the first one's text stands: `link` never replaces. */
export async function ensureFile(file: string, make: () => Promise<string> | string): Promise<string> {
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, await make(), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isErrorWithCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

/** RSA, in PEM. */
export async function ensurePrivateKey(file: string): Promise<KeyObject> {
  const text = await ensureFile(file, async () => {
    const key = await newPrivateKey();
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  });
  return createPrivateKey(text);
}

export async function writePublicKey(file: string, privateKey: KeyObject): Promise<void> {
  await writeWhole(file, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString());
}

export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text);
  await rename(draft, file);
}

export async function newPrivateKey(): Promise<KeyObject> {
  return (await generate('rsa', { modulusLength: 2048 })).privateKey;
}

/** The file's text, or null where there is no such file. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
