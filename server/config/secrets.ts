import { type Environment, secretOf } from './setting.ts';

/** By these endings a setting is known to be a secret. */
const SECRET = /^(WEIKAO_[A-Z0-9_]+_(?:KEY|SECRET|TOKEN|PASSWORD))(?:_FILE)?$/;
const SHORTEST = 16;
const FEWEST_CHARACTERS = 8;
/** What people write who mean to change it later. */
const PLACEHOLDER = /change.?me|password|passwd|secret|example|weikao|demo|test|123456|qwerty|admin/i;

/** What is weak about a secret, or null. Never repeats it. */
export function weaknessOf(secret: string): string | null {
  if (secret.startsWith('-----BEGIN ')) return null;
  if (secret.length < SHORTEST) return `has ${secret.length} characters, ${SHORTEST} are needed`;
  if (new Set(secret).size < FEWEST_CHARACTERS) return 'repeats itself';
  return PLACEHOLDER.test(secret) ? 'is made of words that everybody tries' : null;
}

/** What is weak among all secrets that are set, a line each. */
export function weakSecrets(environment: Environment): string[] {
  const names = new Set(Object.keys(environment).flatMap((name) => SECRET.exec(name)?.[1] ?? []));
  return [...names].sort().flatMap((name) => {
    const weakness = weaknessIn(environment, name);
    return weakness === null ? [] : [`${name} ${weakness}: make another (openssl rand -hex 32)`];
  });
}

/** Where it cannot be read, whoever needs it says so. */
function weaknessIn(environment: Environment, name: string): string | null {
  try {
    const secret = secretOf(environment, name);
    return secret === null ? null : weaknessOf(secret);
  } catch {
    return null;
  }
}
