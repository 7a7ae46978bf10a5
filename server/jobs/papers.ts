import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { PaperStore } from '../ports/paper-store.ts';
import type { VirusScanner } from '../ports/virus-scanner.ts';
import { clearEvidence } from '../usecases/cases/clear-evidence.ts';
import { clearUploads } from '../usecases/papers/clear-uploads.ts';
import { scanPapers } from '../usecases/papers/scan-papers.ts';

type Deps = {
  readonly cases: CaseStore;
  readonly papers: PaperStore;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly scanner: VirusScanner | null;
};

/** Uploads that nobody finished and pictures that no case names are cleared away; what has come is scanned. */
export async function runPapers(deps: Deps): Promise<void> {
  await clearUploads(deps);
  await clearEvidence(deps);
  await scanPapers(deps);
}
