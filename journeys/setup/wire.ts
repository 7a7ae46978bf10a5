import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Transport } from '#contract/client.ts';

/** The exam of most journeys; the demo's clock begins in its year. */
export const EDITION = 'health-2026';

/** The earlier exam; a journey in it moves the clock there first. */
export const EDITION_2023 = 'health-2023';

/** Speaks the wire for setting things up, so that a journey can begin where it is interesting. */
export function transportOver(request: APIRequestContext): Transport {
  return async ({ method, path, body }) => {
    const answer = await request.fetch(path, {
      method,
      headers: method === 'GET' ? {} : { 'idempotency-key': randomUUID() },
      ...(body === undefined ? {} : { data: body }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
}
