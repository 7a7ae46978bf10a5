import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export type BankKeys = {
  readonly bankPrivate: KeyObject;
  readonly merchantPublic: KeyObject;
  /** Nobody's: what a forger would sign with. */
  readonly strangerPrivate: KeyObject;
};

const generate = promisify(generateKeyPair);

/**
 * Makes the bank's and the merchant's pair in the folder where they are absent. `bank-public.pem` is written
 * last: once it is there, all four are.
 */
export async function ensureKeys(folder: string): Promise<BankKeys> {
  await mkdir(folder, { recursive: true });
  const merchantPrivate = await ensurePrivateKey(`${folder}/merchant-private.pem`);
  const bankPrivate = await ensurePrivateKey(`${folder}/bank-private.pem`);
  await writePublicKey(`${folder}/merchant-public.pem`, merchantPrivate);
  await writePublicKey(`${folder}/bank-public.pem`, bankPrivate);
  return {
    bankPrivate,
    merchantPublic: createPublicKey(merchantPrivate),
    strangerPrivate: await newPrivateKey(),
  };
}

/** Of two processes that start together, the first one's key stands: `link` never replaces. */
async function ensurePrivateKey(file: string): Promise<KeyObject> {
  const existing = await readIfThere(file);
  if (existing !== null) return createPrivateKey(existing);
  const draft = `${file}.${randomUUID()}`;
  const key = await newPrivateKey();
  await writeFile(draft, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isErrorWithCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return createPrivateKey(await readFile(file));
}

async function writePublicKey(file: string, privateKey: KeyObject): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  await rename(draft, file);
}

async function newPrivateKey(): Promise<KeyObject> {
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
