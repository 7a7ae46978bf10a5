import { call, type Input, type Output, pathOf, type Refused, type Request } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { stepUp } from './step-up.ts';

/** The server's refusal: a code to be worded, and the trace that finds the line in its log. */
export class WireRefusal extends Error {
  readonly status: number;
  readonly refused: Refused['error'];

  constructor(status: number, refused: Refused['error']) {
    super(refused.code);
    this.status = status;
    this.refused = refused;
  }
}

/** No answer came: whether the act was done is not known; the same intention may be sent again. */
export class Unreachable extends Error {}

/**
 * One call to the server. `intention` is the idempotency key of an act: one for each thing the user wants,
 * kept when the call is repeated. Where the server wants to know first that it is really this person, they are asked,
 * and the same call goes out again. Throws WireRefusal or Unreachable.
 */
export async function send<N extends EndpointName>(
  name: N,
  input: Input<N>,
  intention: string | null = null,
): Promise<Output<N>> {
  const ask = () => call((request) => transport(request, intention), name, input);
  try {
    return await ask();
  } catch (error) {
    if (!isRefusedWith(error, 'step-up-needed') || !(await stepUp())) throw error;
    return ask();
  }
}

/** The same for an endpoint that takes a picture in as it is. */
export function sendPicture<N extends EndpointName>(
  name: N,
  input: Input<N>,
  picture: Blob,
  intention: string,
): Promise<Output<N>> {
  const headers = { accept: 'application/json', 'content-type': picture.type, 'idempotency-key': intention };
  return call(({ method, path }) => answerOf(fetch(path, { method, headers, body: picture })), name, input);
}

async function transport(request: Request, intention: string | null): Promise<unknown> {
  return answerOf(
    fetch(request.path, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(intention === null ? {} : { 'content-type': 'application/json', 'idempotency-key': intention }),
      },
      body: intention === null ? null : JSON.stringify(request.body ?? {}),
      // What is given back on leaving a page outlives it.
      keepalive: request.method === 'DELETE',
    }),
  );
}

async function answerOf(asked: Promise<Response>): Promise<unknown> {
  const response = await asked.catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause });
  });
  if (!response.ok)
    throw new WireRefusal(response.status, refusedIn(await response.json().catch(() => null)));
  const answer: unknown = await response.json().catch((cause: unknown) => {
    throw new Unreachable('the answer broke off', { cause });
  });
  return answer;
}

/** The same for an answer that is a file. */
export async function sendForFile<N extends EndpointName>(
  name: N,
  input: Input<N>,
  intention: string,
): Promise<Blob> {
  const parts: { params?: Record<string, string>; body?: unknown } = input;
  const response = await fetch(pathOf(name, parts), {
    method: endpoints[name][0],
    headers: { 'content-type': 'application/json', 'idempotency-key': intention },
    body: JSON.stringify(parts.body ?? {}),
  }).catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause });
  });
  if (!response.ok)
    throw new WireRefusal(response.status, refusedIn(await response.json().catch(() => null)));
  return response.blob().catch((cause: unknown) => {
    throw new Unreachable('the file broke off', { cause });
  });
}

/** What stands before the server (a proxy, say) answers in its own words. */
function refusedIn(answer: unknown): Refused['error'] {
  const isRefused = (value: unknown): value is Refused =>
    typeof value === 'object' && value !== null && 'error' in value;
  return isRefused(answer) ? answer.error : { code: 'unexpected', trace: '' };
}

/** A fresh idempotency key. `crypto.randomUUID` is missing where the page did not come by HTTPS. */
export function newIntention(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, i) =>
    i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const isRefusedWith = (error: unknown, ...codes: string[]): boolean =>
  error instanceof WireRefusal && codes.includes(error.refused.code);
