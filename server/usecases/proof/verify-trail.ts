import { createChainReader, type TrailComplaint } from '#domain/audit/read-chains.ts';
import type { TrailLink } from '#domain/audit/trail-chain.ts';
import type { Keys } from '../../ports/keys.ts';
import type { LinkKey, TrailProof, TrailVerification } from '../../ports/trail-store.ts';

type Deps = { readonly trailProof: TrailProof; readonly keys: Keys };

const BATCH = 1000;

/**
 * Reads the whole trail anew: each entry is signed and follows from the one before, none is missing, and every anchor
 * still agrees with what it bound.
 */
export async function verifyTrail({ trailProof, keys }: Deps, at: Date): Promise<TrailVerification> {
  const reader = createChainReader(await trailProof.listHeads(), keys.digest, keys.sign);
  let entries = 0;
  let until: Date | null = null;
  for await (const link of allLinks(trailProof)) {
    reader.read(link);
    entries += 1;
    const { recordedAt } = link.entry;
    if (until === null || recordedAt > until) until = recordedAt;
  }
  const anchors = (await trailProof.differingAnchors()).slice(0, 1).map(({ anchor, class: what }) => ({
    fault: 'anchor-differs' as const,
    class: what,
    staff: null,
    userName: '',
    seq: anchor,
  }));
  return { at, entries, until, faults: [...reader.faults(await trailProof.listHeads()), ...anchors] };
}

async function* allLinks(trail: TrailProof): AsyncGenerator<TrailLink> {
  let after: LinkKey | null = null;
  for (;;) {
    const batch: readonly TrailLink[] = await trail.listLinks(after, BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) return;
    after = { staff: last.entry.staff, class: last.entry.class, seq: last.seq };
  }
}

const WHAT: Readonly<Record<TrailComplaint['fault'], (seq: number) => string>> = {
  altered: (seq) => `entry ${seq} was altered`,
  missing: (seq) => `entry ${seq} is missing`,
  'out-of-place': (seq) => `entry ${seq} does not follow from the one before it`,
  'tail-missing': (seq) => `entries from number ${seq} on are missing at the end`,
  'head-missing': () => 'the chain has lost its head',
  'cut-forged': (seq) => `nobody here has signed that it begins after entry ${seq}`,
  'anchor-differs': (seq) => `what anchor ${seq} has bound is no longer there as it was`,
};

/** A fault in words for the log and for whoever looks into it. */
export function complaintText({ fault, class: what, staff, userName, seq }: TrailComplaint): string {
  const chain = staff === null ? what : `${what} of ${userName === '' ? staff : userName}`;
  return `${chain}: ${WHAT[fault](seq)}`;
}
