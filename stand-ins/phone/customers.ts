import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The provider's one customer. */
export const SECRET = 'demo';
const LONGEST_AGE_SECONDS = 300;
const MOST_NONCES = 10_000;

/** Whether a request was signed by the customer, lately, and is not an earlier one sent again. */
export function createCustomerCheck(): (headers: IncomingHttpHeaders, body: unknown) => boolean {
  const seen = new Set<string>();
  return (headers, body) => {
    const [timestamp, nonce, signature] = ['x-timestamp', 'x-nonce', 'x-signature'].map((name) =>
      String(headers[name] ?? ''),
    );
    const text = `${timestamp}\n${nonce}\n${JSON.stringify(body)}`;
    const wanted = createHmac('sha256', SECRET).update(text).digest();
    const given = Buffer.from(signature ?? '', 'hex');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false;
    if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= LONGEST_AGE_SECONDS)) return false;
    if (!nonce || seen.has(nonce)) return false;
    if (seen.size >= MOST_NONCES) seen.clear();
    seen.add(nonce);
    return true;
  };
}
