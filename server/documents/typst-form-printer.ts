import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FormPrinter, PrintedFile } from '../ports/form-printer.ts';
import type { PrinterAnswer, PrinterTask } from './registration-form-worker.ts';

const WORKER = new URL('./registration-form-worker.ts', import.meta.url);

/**
 * Prints forms one after the other in one worker thread, started with the first form.
 * Rejects a form that cannot be set, and the form in hand when the worker dies; the next form gets a new worker.
 */
export function createFormPrinter(): FormPrinter {
  let worker: Worker | undefined;
  let closed = false;
  let previous: Promise<unknown> = Promise.resolve();

  function startWorker(): Worker {
    const started = new Worker(WORKER);
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    started.on('error', forget).on('exit', forget);
    return started;
  }

  async function printNow(task: PrinterTask): Promise<PrintedFile> {
    if (closed) throw new Error('the form printer is closed');
    worker ??= startWorker();
    const answer = await ask(worker, task);
    if ('failure' in answer) throw new Error(`the form cannot be printed: ${answer.failure}`);
    return answer.file;
  }

  function inTurn(task: PrinterTask): Promise<PrintedFile> {
    const printed = previous.then(() => printNow(task));
    previous = printed.catch(() => undefined);
    return printed;
  }

  return {
    print: inTurn,
    printSheet: (sheet) => inTurn({ sheet }),
    bind: async (pdfs) => (await inTurn({ bind: pdfs })).pdf,
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

async function ask(worker: Worker, task: PrinterTask): Promise<PrinterAnswer> {
  const listening = new AbortController();
  const answered = once(worker, 'message', { signal: listening.signal });
  const died = once(worker, 'exit', { signal: listening.signal }).then(() => {
    throw new Error('the form printer stopped while printing');
  });
  try {
    worker.postMessage(task);
    const [answer]: PrinterAnswer[] = await Promise.race([answered, died]);
    if (!answer) throw new Error('the form printer gave an empty answer');
    return answer;
  } finally {
    listening.abort();
  }
}
