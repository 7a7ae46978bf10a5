import { createHash, randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Transport } from '#contract/client.ts';

/** The exam of most journeys; the demo's clock begins in its year. */
export const EDITION = 'health-2026';

/** The earlier exam; a journey in it moves the clock there first. */
export const EDITION_2023 = 'health-2023';

/** Speaks the wire for setting things up, so that a journey can begin where it is interesting. */
export function transportOver(request: APIRequestContext): Transport {
  return async ({ method, path, body }) => {
    const key = randomUUID();
    const send = (puzzle: Record<string, string>) =>
      request.fetch(path, {
        method,
        headers: method === 'GET' ? {} : { 'idempotency-key': key, ...puzzle },
        ...(body === undefined ? {} : { data: body }),
      });
    let answer = await send({});
    if (answer.status() === 428) answer = await send({ 'x-puzzle': await solvePuzzle(request) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
}

/** What the portal's browsers do by themselves before a message goes out. */
async function solvePuzzle(request: APIRequestContext): Promise<string> {
  const { puzzle, salt, nonce, prefix } = await (await request.get('/api/puzzle')).json();
  const text = Buffer.alloc((salt.length + nonce.length) / 2 + 4);
  text.write(salt + nonce, 'hex');
  for (let counter = 0; ; counter += 1) {
    text.writeUInt32BE(counter, text.length - 4);
    const hash = createHash('sha256').update(text).digest('hex');
    if (hash.startsWith(prefix)) return `${puzzle}.${counter}.${hash}`;
  }
}
