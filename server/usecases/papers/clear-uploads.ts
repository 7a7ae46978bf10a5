import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { PaperStore } from '../../ports/paper-store.ts';
import { partKey } from './receive-upload.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const BATCH = 200;

/** Uploads that were begun more than a day ago, and what has come of them; returns how many. */
export async function clearUploads(deps: {
  readonly papers: PaperStore;
  readonly files: FileStore;
  readonly clock: Clock;
}): Promise<number> {
  const before = new Date(deps.clock.wall().getTime() - KEPT_MS);
  let count = 0;
  for (;;) {
    const batch = await deps.papers.listStaleUploads(before, BATCH);
    for (const upload of batch) {
      // The last one may have been stored and not counted.
      for (const offset of [...upload.parts, upload.received]) {
        await deps.files.delete(partKey(upload, upload.id, offset));
      }
      await deps.papers.dropUpload(upload, upload.id);
      count += 1;
    }
    if (batch.length < BATCH) return count;
  }
}
