import { isVerificationDue } from '#domain/audit/nightly.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keys } from '../ports/keys.ts';
import type { TrailProof } from '../ports/trail-store.ts';
import { complaintText, verifyTrail } from '../usecases/proof/verify-trail.ts';

type Deps = { readonly trailProof: TrailProof; readonly keys: Keys; readonly clock: Clock };

/** Reads the audit trail anew where the night for it has come; every line it gives is for the log. */
export async function runNightlyAudit({ trailProof, keys, clock }: Deps): Promise<string[]> {
  const last = await trailProof.lastVerification();
  const at = clock.wall();
  if (!isVerificationDue(last?.at ?? null, at)) return [];
  const found = await verifyTrail({ trailProof, keys }, at);
  await trailProof.recordVerification(found);
  const until = found.until === null ? '' : ` until ${found.until.toISOString()}`;
  return [
    `audit trail: ${found.entries} entries read${until}, faults: ${found.faults.length}`,
    ...found.faults.map((fault) => `AUDIT TRAIL BROKEN: ${complaintText(fault)}`),
  ];
}
