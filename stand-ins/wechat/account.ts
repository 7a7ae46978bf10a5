import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the console of the official account shows to who owns it. */
export type Account = {
  readonly appId: string;
  readonly secret: string;
  /** Signs the callbacks. */
  readonly token: string;
  /** 43 characters of base64, by which the callbacks are encrypted. */
  readonly aesKey: string;
  readonly template: string;
};

const invent = (): Account => ({
  appId: `wx${randomBytes(8).toString('hex')}`,
  secret: randomBytes(16).toString('hex'),
  token: randomBytes(12).toString('hex'),
  aesKey: randomBytes(32).toString('base64').slice(0, 43),
  template: randomBytes(24).toString('base64url'),
});

/** The account as it was opened once; its owner reads the same file. */
export async function ensureAccount(folder: string): Promise<Account> {
  const file = path.join(folder, 'account.json');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, JSON.stringify(invent(), null, 2), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return JSON.parse(await readFile(file, 'utf8')) as Account;
}
