import { createHmac, randomUUID } from 'node:crypto';
import type { Fault } from '../control/faults.ts';
import { SECRET } from './customers.ts';

/** How long the networks take in the demo, and how long the customer has to answer. */
const TAKES_MS = 1500;
const PATIENCE_MS = 5000;
const MOST_TRIES = 3;
const OLD_SECONDS = 3600;

/** A message that the customer asked a report of, by an id of its own. */
type Reported = { readonly id: string; readonly clientId: string };

export type ReportSettings = {
  /** Where the customer takes reports. */
  readonly reportUrl: string;
  readonly faultOf: () => Fault | null;
  readonly now: () => Promise<Date>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

export type Reports = {
  /** Sends a report after a while; never throws. */
  readonly report: (message: Reported) => Promise<void>;
  readonly held: () => readonly Reported[];
  /** Sends what was held back; gives how much. */
  readonly release: () => Promise<number>;
};

/** Over the word "report", time, nonce and body, as the provider's manual says. */
function headersFor(body: string, fault: Fault | null): Record<string, string> {
  const age = fault === 'replayed' ? OLD_SECONDS : 0;
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000) - age), randomUUID()];
  const secret = fault === 'forged' ? 'a-guessed-secret' : SECRET;
  const signature = createHmac('sha256', secret)
    .update(['report', timestamp, nonce, body].join('\n'))
    .digest('hex');
  const signed = fault === 'unsigned' ? {} : { 'x-signature': signature };
  return { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-nonce': nonce, ...signed };
}

/** Tells the customer what became of its messages, in the words of the networks (CMPP). */
export function createReports({ reportUrl, faultOf, now, wait }: ReportSettings): Reports {
  const held: Reported[] = [];

  /** Tried again where the customer is away, or says that it is. */
  const post = async (body: string, headers: Record<string, string>): Promise<void> => {
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(reportUrl, { method: 'POST', headers, body, signal }).catch(() => null);
      if (answer !== null && answer.status < 500) return;
      await wait(PATIENCE_MS);
    }
  };

  const tell = async ({ id, clientId }: Reported): Promise<void> => {
    const fault = faultOf();
    const done = await now().catch(() => new Date());
    const body = JSON.stringify({
      reports: [
        {
          id,
          client_id: fault === 'unknown-message' ? randomUUID() : clientId,
          status: fault === 'undelivered' ? 'UNDELIV' : 'DELIVRD',
          done_at: done.toISOString(),
        },
      ],
    });
    const headers = headersFor(body, fault);
    if (fault === 'twice') await post(body, headers);
    await post(body, headers);
  };

  return {
    report: async (message) => {
      await wait(TAKES_MS);
      const fault = faultOf();
      if (fault === 'late') held.push(message);
      else if (fault !== 'never') await tell(message);
    },
    held: () => held,
    release: async () => {
      const now = held.splice(0);
      for (const message of now) await tell(message);
      return now.length;
    },
  };
}
