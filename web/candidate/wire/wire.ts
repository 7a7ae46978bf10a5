import { call, type Input, type Output, type Transport } from '#contract/client.ts';
import type { EndpointName } from '#contract/endpoints.ts';
import { atWork } from '../puzzle/at-work.ts';
import { type Calling, createTransport, type Surroundings } from '../transport.ts';
import { createLogInBell } from './log-in-bell.ts';
import { serverTime } from './server-time.ts';

/** Longer than any answer takes; a phone that lost its network would else wait for minutes. */
const PATIENCE_MS = 30_000;

async function fetchWithPatience(path: string, init: RequestInit): Promise<Response> {
  // A photo may take its time on a slow network.
  if (init.body instanceof Blob) return fetch(path, init);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(path, { ...init, signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

export const logInBell = createLogInBell();

const surroundings: Surroundings = {
  fetch: fetchWithPatience,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  logInAgain: logInBell.ring,
  solvePuzzle: () =>
    atWork.during(async () => {
      const [{ solvePuzzle }, puzzle] = await Promise.all([
        import('../puzzle/solve-puzzle.ts'),
        read('getPuzzle', {}),
      ]);
      return solvePuzzle(puzzle);
    }),
};

/** The transport of one intention. */
export function transportFor(calling: Calling): Transport {
  const send = createTransport(surroundings, calling);
  return async (request) => {
    const answer = await send(request);
    serverTime.learn(answer);
    return answer;
  };
}

/** Reads; throws WireError. */
export function read<N extends EndpointName>(name: N, input: Input<N>): Promise<Output<N>> {
  return call(transportFor({ key: null }), name, input);
}

/** Acts, under the key of the intention; throws WireError. */
export function act<N extends EndpointName>(key: string, name: N, input: Input<N>): Promise<Output<N>> {
  return call(transportFor({ key }), name, input);
}

/** A UUID of version 4. `crypto.randomUUID` is missing from old kernels and from pages without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) => {
    if (i === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0');
    if (i === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0');
    return byte.toString(16).padStart(2, '0');
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
