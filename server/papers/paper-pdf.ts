import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PaperLimits } from '#domain/registration/paper-files.ts';
import type { PaperResult } from '../ports/paper-reader.ts';

const WORKER = new URL('./paper-pdf-worker.ts', import.meta.url);
/** A scan of twenty sheets takes well under a second; what takes longer means harm. */
const PATIENCE_MS = 10_000;
const MOST_MEGABYTES = 512;

export type PdfQuestion = { readonly upload: Uint8Array; readonly maxSheets: number };

/**
 * Reads PDFs one after the other in a worker thread: a file that eats time or memory ends with its worker, and is
 * called unreadable.
 */
export function createPdfReader() {
  let worker: Worker | undefined;
  let previous: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  async function readNow(question: PdfQuestion): Promise<PaperResult> {
    worker ??= new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    const listening = new AbortController();
    const signal = AbortSignal.any([listening.signal, AbortSignal.timeout(PATIENCE_MS)]);
    try {
      const answered = once(worker, 'message', { signal });
      worker.postMessage(question);
      const [answer] = await answered;
      return answer;
    } catch {
      await end();
      return { ok: false, problem: 'paper-unreadable', found: { bytes: question.upload.byteLength } };
    } finally {
      listening.abort();
    }
  }

  return {
    read(upload: Uint8Array, { maxSheets }: PaperLimits): Promise<PaperResult> {
      const read = previous.then(() => readNow({ upload, maxSheets }));
      previous = read;
      return read;
    },
    close: end,
  };
}
