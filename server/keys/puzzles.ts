import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Keys } from '../ports/keys.ts';
import type { Puzzles } from '../ports/puzzles.ts';

const LONGEST_ANSWER = 2000;

/** `digits`: hexadecimal zeros at the front of the hash; each makes it sixteen times the work. */
export function createPuzzles(keys: Pick<Keys, 'sign' | 'lookup'>, digits: number): Puzzles {
  const secret = keys.sign('puzzles');
  return {
    make: async (expiresAt) => {
      const challenge = await createChallenge({
        algorithm: 'SHA-256',
        cost: 1,
        keyPrefix: '0'.repeat(digits),
        deriveKey,
        hmacSignatureSecret: secret,
        // Not the library's own expiry: that asks the machine's clock.
        data: { until: expiresAt.toISOString() },
      });
      const { salt, nonce, keyPrefix: prefix } = challenge.parameters;
      return { puzzle: Buffer.from(JSON.stringify(challenge)).toString('base64url'), salt, nonce, prefix };
    },
    read: async (answer) => {
      const [puzzle, counter, derivedKey] = answer.length > LONGEST_ANSWER ? [] : answer.split('.');
      const challenge = puzzle === undefined ? null : challengeIn(puzzle);
      if (challenge === null || counter === undefined || derivedKey === undefined) return null;
      const solution = { counter: Number(counter), derivedKey };
      const { verified } = await verifySolution({
        challenge,
        solution,
        deriveKey,
        hmacSignatureSecret: secret,
      });
      const expiresAt = new Date(String(challenge.parameters.data?.until));
      if (!verified || Number.isNaN(expiresAt.getTime())) return null;
      return { puzzleHash: keys.lookup('token', `puzzle\n${challenge.signature}`), expiresAt };
    },
  };
}

function challengeIn(puzzle: string): Challenge | null {
  try {
    const found: Partial<Challenge> | null = JSON.parse(Buffer.from(puzzle, 'base64url').toString('utf8'));
    const { parameters, signature } = found ?? {};
    const isWhole = typeof signature === 'string' && typeof parameters?.keyPrefix === 'string';
    // What is not signed has no say in how much work it makes for us.
    if (!isWhole || parameters.algorithm !== 'SHA-256' || parameters.cost !== 1) return null;
    return { parameters, signature };
  } catch {
    return null;
  }
}
