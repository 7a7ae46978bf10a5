import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import aws4 from 'aws4';
import type { BucketSettings } from '../ports/files-settings.ts';

export type SentRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
};

/** As S3 words it: its status, its code, its message. */
export type S3Refusal = { readonly status: number; readonly code: string; readonly message: string };

const MOST_SKEW_MS = 15 * 60 * 1000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8}\/[^/]+\/s3\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const refusal = (status: number, code: string, message: string): S3Refusal => ({ status, code, message });

/** 20251203T020500Z, in milliseconds; NaN where it is something else. */
function millisOf(stamp: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Computed anew by another library than the one that signed. */
function signatureOf(
  sent: SentRequest,
  signed: readonly string[],
  { region, keyId, secret }: BucketSettings,
) {
  const headers = Object.fromEntries(signed.map((name) => [name, sent.headers[name] ?? '']));
  const { method, path } = sent;
  const options = { method, path, headers, service: 's3', region };
  const { headers: made = {} } = aws4.sign(options, { accessKeyId: keyId, secretAccessKey: secret });
  return AUTHORIZATION.exec(String('Authorization' in made ? made.Authorization : ''))?.[4];
}

function bodyProblem({ headers, body }: SentRequest): S3Refusal | null {
  const told = headers['x-amz-content-sha256'];
  if (told === createHash('sha256').update(body).digest('hex')) return null;
  return refusal(
    400,
    'XAmzContentSHA256Mismatch',
    'The provided x-amz-content-sha256 is not the computed one.',
  );
}

/** What S3 has against a request, in the order in which it looks; null where it is signed as it should be. */
export function signatureProblem(sent: SentRequest, settings: BucketSettings, now: number): S3Refusal | null {
  const { headers } = sent;
  if (headers.authorization === undefined) return refusal(403, 'AccessDenied', 'Access Denied');
  const [, keyId, scope, names = '', signature] = AUTHORIZATION.exec(headers.authorization) ?? [];
  const stamp = String(headers['x-amz-date']);
  if (keyId === undefined)
    return refusal(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  if (keyId !== settings.keyId)
    return refusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist.');
  if (scope !== `${stamp.slice(0, 8)}/${settings.region}/s3/aws4_request`)
    return refusal(
      400,
      'AuthorizationHeaderMalformed',
      `The region is wrong; expecting '${settings.region}'`,
    );
  if (!(Math.abs(now - millisOf(stamp)) <= MOST_SKEW_MS))
    return refusal(403, 'RequestTimeTooSkewed', 'The difference between the times is too large.');
  const signed = names.split(';');
  const demanded = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  if (!demanded.every((name) => signed.includes(name)))
    return refusal(403, 'AccessDenied', 'There were headers present in the request which were not signed');
  if (signatureOf(sent, signed, settings) !== signature)
    return refusal(403, 'SignatureDoesNotMatch', 'The signature we calculated is not the one you provided.');
  return bodyProblem(sent);
}
