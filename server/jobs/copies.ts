import { type CopyDeps, sendCopies } from '../usecases/messages/send-copies.ts';

/** Rounds go on as long as there is something to do, but never two at a time in one process. */
export function createCopyJob(deps: CopyDeps): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      while ((await sendCopies(deps)) > 0);
    } finally {
      isRunning = false;
    }
  };
}
