import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { PaperStore, UnscannedPaper } from '../../ports/paper-store.ts';
import { NoVerdict, type VirusScanner } from '../../ports/virus-scanner.ts';
import { paperKey } from './paper-keys.ts';

const BATCH = 50;
/** Of one run: others wait for their turn. */
const MOST = 2000;

type Deps = {
  readonly papers: PaperStore;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly scanner: VirusScanner | null;
};

/** False where there is no such file any more, or no verdict on it; what the scanner could not tell is kept in `unclear`. */
async function scanOne(deps: Deps, scanner: VirusScanner, paper: UnscannedPaper, unclear: NoVerdict[]) {
  const content = await deps.files.find(paperKey(paper, paper));
  if (content === null) return false;
  const verdict = await scanner.scan(content).catch((error: unknown) => {
    if (!(error instanceof NoVerdict)) throw error;
    unclear.push(error);
    return null;
  });
  if (verdict !== null) await deps.papers.recordScan(paper, paper.digest, verdict, deps.clock.wall());
  return verdict !== null;
}

/**
 * Has papers scanned that are not: also those that came before there was a scanner. One that is away leaves them waiting, and
 * nobody else waits for it; a paper of which it cannot tell holds up no other, and is said at the end. Returns how many were scanned.
 */
export async function scanPapers(deps: Deps): Promise<number> {
  const { papers, scanner } = deps;
  if (scanner === null) return 0;
  const unclear: NoVerdict[] = [];
  let [seen, count] = [0, 0];
  let batch = await papers.listUnscanned(null, BATCH);
  while (batch.length > 0 && seen < MOST) {
    for (const paper of batch) if (await scanOne(deps, scanner, paper, unclear)) count += 1;
    seen += batch.length;
    batch = await papers.listUnscanned(batch.at(-1) ?? null, BATCH);
  }
  const [first] = unclear;
  if (first !== undefined) throw first;
  return count;
}
