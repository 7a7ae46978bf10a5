import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { CheckAnswer, CredentialRegister } from '../../ports/credential-check.ts';
import { type Claims, readClaims, signClaims } from '../jws.ts';

export type EducationRegisterSettings = {
  readonly url: string;
  /** Under which name the register knows us. */
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
  /** PEM. */
  readonly registerKey: string;
  /** Where the register sends what it has found. */
  readonly notifyUrl: string;
  readonly timeoutMs: number;
  readonly nonce: () => string;
  /** The machine's time. */
  readonly now: () => Date;
  readonly onError: (error: Error) => void;
};

const FRESH_SECONDS = 300;

/** A register of education records: takes questions, answers later, by itself or when asked again. JWS both ways. */
export function createEducationRegister(settings: EducationRegisterSettings): CredentialRegister {
  const ownKey = createPrivateKey(settings.privateKey);
  const registerKey = createPublicKey(settings.registerKey);
  const read = (token: string): Claims | null => {
    const claims = readClaims(token, registerKey);
    if (claims === null || claims.aud !== settings.appId || typeof claims.iat !== 'number') return null;
    return Math.abs(settings.now().getTime() / 1000 - claims.iat) <= FRESH_SECONDS ? claims : null;
  };
  const post = async (path: string, more: Claims): Promise<Claims | 'refused'> => {
    const iat = Math.floor(settings.now().getTime() / 1000);
    const question: Claims = { iss: settings.appId, iat, nonce: settings.nonce(), ...more };
    const response = await fetch(`${settings.url}/credential-check/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: signClaims(question, ownKey),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    if (response.status >= 500)
      throw new Error(`the register of education records answered ${response.status}`);
    const answer = response.ok ? read(await response.text()) : null;
    return answer !== null && answer.nonce === question.nonce ? answer : 'refused';
  };
  const patiently = async <T>(work: Promise<T>): Promise<T | 'away'> => {
    try {
      return await work;
    } catch (error) {
      settings.onError(error instanceof Error ? error : new Error('the register is away'));
      return 'away';
    }
  };
  return {
    ask: ({ check, contentHash, content }) => {
      const question = { reference: check, content_hash: contentHash, notify_url: settings.notifyUrl };
      return patiently(post('queries', { ...question, ...recordOf(content) }).then(takenIn));
    },
    poll: (number) => patiently(post('results', { query_number: number }).then(resultIn)),
    readAnswer: (message) => answerIn(read(message)),
  };
}

type Content = Parameters<CredentialRegister['ask']>[0]['content'];

const recordOf = (content: Content): Claims => ({
  name: content.name,
  id_type: content.idType,
  id_number: content.idNumber,
  kind: content.kind,
  level: content.level,
  school: content.school,
  major: content.major,
  finished_on: content.finishedOn,
  certificate_number: content.certificateNumber,
});

function takenIn(claims: Claims | 'refused'): { number: string; expectedBy: Date } | 'refused' {
  if (claims === 'refused') return claims;
  const { query_number: number, expected_by } = claims;
  const expectedBy = new Date(typeof expected_by === 'string' ? expected_by : Number.NaN);
  if (typeof number !== 'string' || Number.isNaN(expectedBy.getTime())) return 'refused';
  return { number, expectedBy };
}

function resultIn(claims: Claims | 'refused'): CheckAnswer | 'pending' | 'unknown' | 'refused' {
  if (claims === 'refused') return claims;
  if (claims.status === 'PENDING') return 'pending';
  if (claims.status === 'UNKNOWN') return 'unknown';
  return answerIn(claims) ?? 'refused';
}

const RESULTS: Readonly<Record<string, CheckAnswer['result']>> = { MATCH: 'verified', MISMATCH: 'failed' };

function answerIn(claims: Claims | null): CheckAnswer | null {
  const { reference, query_number, content_hash, status } = claims ?? {};
  const result = typeof status === 'string' ? RESULTS[status] : undefined;
  if (typeof reference !== 'string' || typeof query_number !== 'string') return null;
  if (typeof content_hash !== 'string' || result === undefined) return null;
  return { check: reference, number: query_number, contentHash: content_hash, result };
}
