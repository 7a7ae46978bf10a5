import type { CaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EvidenceProcessor } from '../../ports/evidence-processor.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { AttemptStore } from '../../ports/session-store.ts';
import { beginLimited } from '../account/begin-attempt.ts';
import { done, refused } from '../outcome.ts';

export type EvidenceDeps = {
  readonly cases: Pick<CaseStore, 'noteEvidence'>;
  readonly files: FileStore;
  readonly evidence: EvidenceProcessor;
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

const MOST_AN_HOUR = 20;
export const MOST_PICTURES = 6;

/** `owner`: a candidate's id, or that of a claim. Nobody names a picture outside their own folder. */
export const evidenceKey = (owner: string, digest: string) => `evidence/${owner}/${digest}.jpg`;

/** Takes a picture in; it belongs to nothing until a case names it by its digest, and is cleared away after a day. */
export async function uploadEvidence(deps: EvidenceDeps, owner: string, bytes: Uint8Array) {
  const subject = deps.keys.lookup('attempt', `evidence\n${owner}`);
  if (!(await beginLimited(deps, subject, MOST_AN_HOUR, 3600))) return refused('recovery-delayed');
  const result = await deps.evidence.process(bytes);
  if (!result.ok) return refused(result.problem, result.found);
  const digest = deps.keys.digest(result.jpeg);
  await deps.cases.noteEvidence(owner, digest, deps.clock.wall());
  await deps.files.put(evidenceKey(owner, digest), result.jpeg);
  return done({ digest });
}

/** Whether these are pictures of the owner's, and neither none nor too many. */
export async function isOwnEvidence(
  deps: { readonly files: FileStore },
  owner: string,
  digests: readonly string[],
  least: number,
): Promise<boolean> {
  const given = new Set(digests);
  if (given.size < least || given.size > MOST_PICTURES) return false;
  const found = await Promise.all([...given].map((digest) => deps.files.find(evidenceKey(owner, digest))));
  return found.every((picture) => picture !== null);
}
