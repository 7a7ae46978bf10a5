import { createHmac, randomUUID } from 'node:crypto';

/**
 * Headers of a request that only who shares the secret can have sent, now, and once: HMAC-SHA256 over time, nonce and
 * body. The secret itself never travels.
 */
export function signedHeaders(secret: string, body: string): Record<string, string> {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomUUID()];
  const signature = createHmac('sha256', secret).update([timestamp, nonce, body].join('\n')).digest('hex');
  return { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature };
}
