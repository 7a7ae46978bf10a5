import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { CodeStore } from '../../ports/session-store.ts';

export type CodeDeps = { readonly codes: CodeStore; readonly keys: Keys; readonly clock: Clock };

export const CODE_MINUTES = 10;
const CODE_TRIES = 5;

const hashOf = (keys: Keys, subject: Buffer, code: string) =>
  keys.lookup('token', `${subject.toString('hex')}\n${code.trim()}`);

/** A fresh code that proves this for ten minutes; the one before is worth nothing any more. */
export async function issueCode({ codes, keys, clock }: CodeDeps, subject: Buffer): Promise<string> {
  const code = keys.randomDigits(6);
  const expiresAt = new Date(clock.wall().getTime() + CODE_MINUTES * 60_000);
  await codes.saveCode(subject, { codeHash: hashOf(keys, subject, code), expiresAt, attempts: 0 });
  return code;
}

/** Counts the try; whether the code is the one that was sent last, in time, and not yet guessed at too often. */
export async function isCodeRight(
  { codes, keys, clock }: CodeDeps,
  subject: Buffer,
  code: string,
): Promise<boolean> {
  const sent = await codes.tryCode(subject);
  if (sent === null || sent.attempts > CODE_TRIES || sent.expiresAt <= clock.wall()) return false;
  return sent.codeHash.equals(hashOf(keys, subject, code));
}
