import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { NetworkAnswer, NetworkIdentity, NetworkPerson } from '../../ports/network-identity.ts';
import { type Claims, readClaims, signClaims } from '../jws.ts';

export type NationalPlatformSettings = {
  /** The platform's address as this server reaches it, and as browsers do. */
  readonly url: string;
  readonly publicUrl: string;
  /** Under which name the platform knows us. */
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
  /** PEM. */
  readonly platformKey: string;
  /** Where the platform sends browsers back to. Settled here: a request's own host header is never believed. */
  readonly returnUrl: string;
  readonly timeoutMs: number;
  /** A string that never comes twice: it ties an answer to its question. */
  readonly nonce: () => string;
  /** The machine's time. */
  readonly now: () => Date;
  readonly onError: (error: Error) => void;
};

/** An answer that was on its way for longer is not believed, nor one from a clock that is ahead by more. */
const FRESH_SECONDS = 300;

/** As GA/T 517 numbers them; others go by our own names. */
const RESIDENT_ID = '111';

/** The platform as it is spoken to: signed claims (JWS, RS256) in the address, and server to server in the body. */
export function createNationalPlatform(settings: NationalPlatformSettings): NetworkIdentity {
  const ownKey = createPrivateKey(settings.privateKey);
  const platformKey = createPublicKey(settings.platformKey);
  const claimsOf = (more: Claims): Claims => ({
    iss: settings.appId,
    iat: Math.floor(settings.now().getTime() / 1000),
    nonce: settings.nonce(),
    ...more,
  });
  const read = (token: string): Claims | null => {
    const claims = readClaims(token, platformKey);
    if (claims === null || claims.aud !== settings.appId || typeof claims.iat !== 'number') return null;
    const age = settings.now().getTime() / 1000 - claims.iat;
    return Math.abs(age) <= FRESH_SECONDS ? claims : null;
  };
  /** Null where what came back is not the platform's answer to this very question; throws where nothing came. */
  const ask = async (path: string, more: Claims): Promise<Claims | null> => {
    const question = claimsOf(more);
    const response = await fetch(`${settings.url}/network-identity/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: signClaims(question, ownKey),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    if (response.status >= 500) throw new Error(`the identity platform answered ${response.status}`);
    const answer = response.ok ? read(await response.text()) : null;
    return answer?.nonce === question.nonce ? answer : null;
  };
  const patiently = async <T>(work: Promise<T>): Promise<T | 'away'> => {
    try {
      return await work;
    } catch (error) {
      settings.onError(error instanceof Error ? error : new Error('the identity platform is away'));
      return 'away';
    }
  };
  return {
    addressFor: (state) => {
      const request = signClaims(claimsOf({ state, redirect_uri: settings.returnUrl }), ownKey);
      return `${settings.publicUrl}/network-identity/authorize?request=${request}`;
    },
    readAnswer: (answer) => readAnswer(read(answer)),
    redeem: ({ state, ticket }) =>
      patiently(ask('results', { state, ticket }).then((answer) => personIn(answer, state))),
    compare: (grant, { name, paper }) => {
      const idType = paper.type === 'resident-id' ? RESIDENT_ID : paper.type;
      const question = { grant, name, id_type: idType, id_number: paper.number };
      return patiently(ask('comparisons', question).then(comparisonIn));
    },
  };
}

function readAnswer(claims: Claims | null): NetworkAnswer | null {
  if (typeof claims?.state !== 'string') return null;
  if (claims.result === 'REFUSED') return { state: claims.state, ticket: null };
  const { ticket } = claims;
  return claims.result === 'CONSENTED' && typeof ticket === 'string' ? { state: claims.state, ticket } : null;
}

/** Whatever else the platform may say of the person is not read. */
function personIn(claims: Claims | null, state: string): NetworkPerson | 'refused' {
  if (claims?.state !== state || claims.result !== 'SUCCESS') return 'refused';
  const { net_number: number, grant } = claims;
  if (typeof number !== 'string' || number === '' || typeof grant !== 'string') return 'refused';
  return { number, grant };
}

function comparisonIn(claims: Claims | null): 'same' | 'another' | 'refused' {
  if (claims?.same === true) return 'same';
  return claims?.same === false ? 'another' : 'refused';
}
