import { isVerificationDue } from '#domain/audit/nightly.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keys } from '../ports/keys.ts';
import type { JobMarks } from '../ports/message-store.ts';
import type { InvariantBreach, ProofStore } from '../ports/proof-store.ts';
import type { TrailProof } from '../ports/trail-store.ts';
import { anchorHeads } from '../usecases/proof/anchor-heads.ts';

type Deps = {
  readonly proof: ProofStore;
  readonly trailProof: TrailProof;
  readonly marks: JobMarks;
  readonly keys: Keys;
  readonly clock: Clock;
};

const SCANNED = 'invariants-scanned';
/** Far longer than a statement lasts, and than a run may be late: each write is looked at several times. */
const LATELY_MS = 10 * 60_000;

const breachLine = ({ invariant, edition, candidate }: InvariantBreach): string =>
  `INVARIANT BROKEN: ${invariant}: ${edition} ${candidate}`;

/** Anchors what is new and looks among it for what must never be; every line it gives is for the log. */
export async function runProof(deps: Deps): Promise<string[]> {
  const anchor = await anchorHeads(deps);
  const ago = (at: Date) => new Date(at.getTime() - LATELY_MS);
  const since = { wall: ago(deps.clock.wall()), now: ago(deps.clock.now()) };
  const breaches = await deps.proof.findRecentBreaches(since);
  return [
    ...(anchor === null ? [] : [`anchor ${anchor.number}: ${anchor.events} events, ${anchor.digest}`]),
    ...breaches.map(breachLine),
  ];
}

/** Once a night the same of everything: what was altered by hand left no event, and no trace of when. */
export async function scanNightly({
  proof,
  marks,
  clock,
}: Pick<Deps, 'proof' | 'marks' | 'clock'>): Promise<string[]> {
  const now = clock.wall();
  if (!isVerificationDue(await marks.findMark(SCANNED), now)) return [];
  const breaches = await proof.findBreaches();
  await marks.setMark(SCANNED, now);
  return breaches.map(breachLine);
}
