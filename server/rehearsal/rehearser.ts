import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Rehearser } from '../ports/rehearser.ts';
import type { RehearsalAnswer, RehearsalTask } from './rehearsal-worker.ts';

const WORKER = new URL('./rehearsal-worker.ts', import.meta.url);
const PATIENCE_MS = 60_000;

/** Each rehearsal has a worker thread of its own, one after the other: they are rare, and take a second or two. */
export function createRehearser(): Rehearser & { close(): Promise<void> } {
  let previous: Promise<unknown> = Promise.resolve();
  return {
    rehearse(edition, inputs) {
      const reports = previous.then(() => rehearseNow({ edition, inputs }));
      previous = reports.catch(() => undefined);
      return reports;
    },
    close: async () => void (await previous),
  };
}

async function rehearseNow(task: RehearsalTask) {
  const worker = new Worker(WORKER);
  try {
    const answered = once(worker, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    worker.postMessage(task);
    const [answer]: RehearsalAnswer[] = await answered;
    if (answer === undefined || 'failure' in answer)
      throw new Error(`a rehearsal failed: ${answer?.failure ?? 'no answer'}`);
    return answer.reports;
  } finally {
    await worker.terminate();
  }
}
