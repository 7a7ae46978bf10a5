import type { CaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { evidenceKey } from './evidence.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const BATCH = 200;

/** Pictures that came in more than a day ago and that no case names; returns how many. */
export async function clearEvidence(deps: {
  readonly cases: Pick<CaseStore, 'dropUnnamedEvidence'>;
  readonly files: FileStore;
  readonly clock: Clock;
}): Promise<number> {
  const before = new Date(deps.clock.wall().getTime() - KEPT_MS);
  const remove = (owner: string, digest: string) => deps.files.delete(evidenceKey(owner, digest));
  let count = 0;
  for (;;) {
    const dropped = await deps.cases.dropUnnamedEvidence(before, BATCH, remove);
    count += dropped;
    if (dropped < BATCH) return count;
  }
}
