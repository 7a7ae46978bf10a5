import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { PaperStore } from '../../ports/paper-store.ts';
import type { VirusScanner } from '../../ports/virus-scanner.ts';
import { paperKey } from './paper-keys.ts';

const BATCH = 50;

/** Has waiting papers scanned. A scanner that is away leaves them waiting; nobody else waits for it. Returns how many were scanned. */
export async function scanPapers(deps: {
  readonly papers: PaperStore;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly scanner: VirusScanner | null;
}): Promise<number> {
  if (deps.scanner === null) return 0;
  let count = 0;
  for (const file of await deps.papers.listWaitingFiles(BATCH)) {
    const content = await deps.files.find(paperKey(file, file));
    if (content === null) continue;
    const verdict = await deps.scanner.scan(content);
    await deps.papers.recordScan(file, file.digest, verdict, deps.clock.wall());
    count += 1;
  }
  return count;
}
