import type { Clock } from '../ports/clock.ts';
import type { Keys } from '../ports/keys.ts';
import type { ProofStore } from '../ports/proof-store.ts';
import type { TrailProof } from '../ports/trail-store.ts';
import { anchorHeads } from '../usecases/proof/anchor-heads.ts';

type Deps = {
  readonly proof: ProofStore;
  readonly trailProof: TrailProof;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** Anchors what is new and looks for what must never be; every line it gives is for the log. */
export async function runProof(deps: Deps): Promise<string[]> {
  const anchor = await anchorHeads(deps);
  const breaches = await deps.proof.findBreaches();
  return [
    ...(anchor === null ? [] : [`anchor ${anchor.number}: ${anchor.events} events, ${anchor.digest}`]),
    ...breaches.map(
      ({ invariant, edition, candidate }) => `INVARIANT BROKEN: ${invariant}: ${edition} ${candidate}`,
    ),
  ];
}
