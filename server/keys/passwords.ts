import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Keys } from '../ports/keys.ts';

/** OWASP's choice for argon2id: 19 MiB, two passes. */
const PASSWORD_COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

/** Passwords need no key of the installation. */
export async function createPasswords(): Promise<Pick<Keys, 'hashPassword' | 'verifyPassword'>> {
  const nobody = await hash(randomBytes(16).toString('hex'), PASSWORD_COST);
  return {
    hashPassword: (password) => hash(password, PASSWORD_COST),
    verifyPassword: async (known, password) => (await verify(known ?? nobody, password)) && known !== null,
  };
}
