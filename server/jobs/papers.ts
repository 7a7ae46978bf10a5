import type { CaseStore } from '../ports/case-store.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { PaperStore } from '../ports/paper-store.ts';
import type { VirusScanner } from '../ports/virus-scanner.ts';
import type { ActDeps } from '../usecases/candidate/act.ts';
import { clearEvidence } from '../usecases/cases/clear-evidence.ts';
import { clearUploads } from '../usecases/papers/clear-uploads.ts';
import { scanPapers } from '../usecases/papers/scan-papers.ts';
import { tellInfected } from '../usecases/papers/tell-infected.ts';

type Deps = ActDeps & {
  readonly cases: CaseStore;
  readonly papers: PaperStore;
  readonly files: FileStore;
  readonly scanner: VirusScanner | null;
};

/** Uploads that nobody finished and pictures that no case names are cleared away; what has come is scanned, what was found is told. */
export async function runPapers(deps: Deps): Promise<void> {
  await clearUploads(deps);
  await clearEvidence(deps);
  try {
    await scanPapers(deps);
  } finally {
    // What was found before the scanner went away is told all the same.
    await tellInfected(deps);
  }
}
