import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Looks, Pixels } from '#domain/photo/measure-looks.ts';
import type { PhotoLooker } from '../ports/photo-looker.ts';
import type { LookerAnswer } from './looks-worker.ts';

const WORKER = new URL('./looks-worker.ts', import.meta.url);
/** One photo takes about 50 ms; who would wait longer than this is better served without. */
const PATIENCE_MS = 10_000;
const MOST_WAITING = 50;

/** What can be set: tests put a worker that fails in the place of ours. */
type Settings = { readonly worker?: URL; readonly patienceMs?: number; readonly mostWaiting?: number };

/**
 * Looks at one photo after the other in one worker thread, started with the first photo. A worker that dies or is
 * silent for too long costs the photo in hand its look, and the next photo gets a new worker.
 */
export function createPhotoLooker(onError: (error: Error) => void, settings: Settings = {}): PhotoLooker {
  const { worker: script = WORKER, patienceMs = PATIENCE_MS, mostWaiting = MOST_WAITING } = settings;
  let worker: Worker | undefined;
  let waiting = 0;
  let previous: Promise<unknown> = Promise.resolve();

  async function lookNow(pixels: Pixels): Promise<Looks | null> {
    worker ??= new Worker(script);
    try {
      const answer = await ask(worker, pixels, patienceMs);
      if ('looks' in answer) return answer.looks;
      onError(new Error(`a photo could not be looked at: ${answer.failure}`));
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
      await worker.terminate();
      worker = undefined;
    }
    return null;
  }

  return {
    async look(pixels) {
      if (waiting >= mostWaiting) return null;
      waiting += 1;
      const looked = previous.then(() => lookNow(pixels));
      previous = looked;
      return looked.finally(() => {
        waiting -= 1;
      });
    },
    async close() {
      await previous;
      await worker?.terminate();
    },
  };
}

async function ask(worker: Worker, pixels: Pixels, patienceMs: number): Promise<LookerAnswer> {
  const listening = new AbortController();
  const { signal } = listening;
  const died = once(worker, 'exit', { signal }).then(() => {
    throw new Error('the worker that looks at photos stopped');
  });
  const silent = sleep(patienceMs, undefined, { signal }).then(() => {
    throw new Error('a look at a photo took too long');
  });
  try {
    worker.postMessage(pixels);
    const [answer]: LookerAnswer[] = await Promise.race([once(worker, 'message', { signal }), died, silent]);
    return answer ?? { failure: 'no answer' };
  } finally {
    listening.abort();
  }
}
