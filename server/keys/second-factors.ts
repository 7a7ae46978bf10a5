import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { Secret, TOTP } from 'otpauth';
import { CODE_WINDOW } from '#domain/staff/second-factor.ts';
import type { Authenticator, SecondFactors } from '../ports/second-factors.ts';

const ISSUER = 'Weikao';
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
const ASK_MS = 120_000;
/** ES256 and RS256, which every authenticator has one of. */
const ALGORITHMS = [-7, -257];

type Created = Parameters<typeof verifyRegistrationResponse>[0]['response'];
type Proof = Parameters<typeof verifyAuthenticationResponse>[0]['response'];

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });

/** Text from outside: the library itself checks what it says, and throws where it is nothing. */
function parsed<T>(answer: string): T | null {
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}

/** What the library throws about an answer is a no. */
const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);

const challengeOf = (challenge: string) => Buffer.from(challenge, 'base64url');

/** `publicUrl`: where browsers find the office. Authenticators are bound to its host. */
export function createSecondFactors(publicUrl: string): SecondFactors {
  const { origin, hostname } = new URL(publicUrl);
  return {
    newSecret: () => new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32,
    secretUri: (secret, userName) => totpOf(secret, userName).toString(),
    stepOf: (secret, code, at) => {
      const timestamp = at.getTime();
      const delta = totpOf(secret).validate({ token: code, timestamp, window: CODE_WINDOW });
      return delta === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
    },
    askToCreate: async (of, existing, challenge) =>
      JSON.stringify(
        await generateRegistrationOptions({
          rpName: ISSUER,
          rpID: hostname,
          userName: of.userName,
          userDisplayName: of.displayName,
          userID: new TextEncoder().encode(of.id),
          challenge: challengeOf(challenge),
          timeout: ASK_MS,
          attestationType: 'none',
          supportedAlgorithmIDs: ALGORITHMS,
          excludeCredentials: existing.map((id) => ({ id })),
          authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
        }),
      ),
    readCreated: async (answer, challenge) => {
      const response = parsed<Created>(answer);
      if (response === null) return null;
      const read = await orNull(
        verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: hostname,
          requireUserVerification: false,
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      );
      if (read === null || !read.verified) return null;
      const { id, publicKey, counter } = read.registrationInfo.credential;
      return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
    },
    askToProve: async (existing, challenge) =>
      JSON.stringify(
        await generateAuthenticationOptions({
          rpID: hostname,
          allowCredentials: existing.map((id) => ({ id })),
          challenge: challengeOf(challenge),
          timeout: ASK_MS,
          userVerification: 'preferred',
        }),
      ),
    claimedBy: (answer) => {
      const id = parsed<{ id?: unknown }>(answer)?.id;
      return typeof id === 'string' ? id : null;
    },
    readProof: async (answer, challenge, { id, publicKey, counter }: Authenticator) => {
      const response = parsed<Proof>(answer);
      if (response === null) return null;
      const read = await orNull(
        verifyAuthenticationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: hostname,
          credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
          requireUserVerification: false,
        }),
      );
      return read?.verified === true ? read.authenticationInfo.newCounter : null;
    },
  };
}
