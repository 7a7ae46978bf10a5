import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ReadReports, ReportsCall, SmsReport, SmsReports } from '../../ports/sms-reports.ts';

/** A call that is older was caught and is sent again by somebody. */
const FRESH_SECONDS = 300;
const MOST_REPORTS = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The words of the networks (CMPP); what else they say is a message that did not arrive. */
const OUTCOMES: Readonly<Record<string, SmsReport['outcome']>> = {
  DELIVRD: 'delivered',
  UNDELIV: 'no-such-address',
  REJECTD: 'blocked',
  EXPIRED: 'given-up',
};

/** HMAC-SHA256 over a word of its own, time, nonce and body: what we have signed ourselves is no report. */
function isSigned(secret: string, [timestamp, nonce, signature]: readonly string[], body: string): boolean {
  const text = ['report', timestamp, nonce, body].join('\n');
  const wanted = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function toReport(value: unknown): SmsReport | null {
  if (typeof value !== 'object' || value === null) return null;
  const { client_id: copy = null, status } = value as { client_id?: unknown; status?: unknown };
  if (typeof status !== 'string' || (copy !== null && !(typeof copy === 'string' && UUID.test(copy))))
    return null;
  return { copy, outcome: OUTCOMES[status] ?? 'refused' };
}

function reportsIn(body: string): SmsReport[] | null {
  try {
    const { reports } = JSON.parse(body) as { reports?: unknown };
    if (!Array.isArray(reports) || reports.length > MOST_REPORTS) return null;
    const read = reports.map(toReport);
    return read.every((report) => report !== null) ? read : null;
  } catch {
    return null;
  }
}

function readReports(secret: string, { headers, body }: ReportsCall, now: Date): ReadReports {
  const signed = ['x-timestamp', 'x-nonce', 'x-signature'].map((name) => String(headers[name] ?? ''));
  if (!isSigned(secret, signed, body)) return { ok: false, reason: 'signature' };
  const [timestamp, nonce] = signed;
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= FRESH_SECONDS))
    return { ok: false, reason: 'stale' };
  const reports = nonce === '' ? null : reportsIn(body);
  if (reports === null) return { ok: false, reason: 'not-a-message' };
  const digest = createHash('sha256').update(body).digest('hex');
  return { ok: true, call: `${timestamp}\n${nonce}`, body: digest, reports };
}

/** Reports of delivery, as the provider posts them: `{ "reports": [{ "id", "client_id", "status", "done_at" }] }`. */
export const createSmsReports = ({ token }: { readonly token: string }): SmsReports => ({
  read: (call, now) => readReports(token, call, now),
});
