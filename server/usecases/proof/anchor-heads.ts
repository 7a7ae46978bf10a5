import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Anchor, ProofStore } from '../../ports/proof-store.ts';
import type { TrailDigest, TrailProof } from '../../ports/trail-store.ts';

type Deps = {
  readonly proof: ProofStore;
  readonly trailProof: Pick<TrailProof, 'digestOf'>;
  readonly keys: Keys;
  readonly clock: Clock;
};

/**
 * An event carries a time from just before its statement is sent, and is visible only once that has ended. What is
 * younger than any statement can last (pool.ts: 15 s, and 3 s for a connection) waits for the next anchor: an event that
 * came into a stretch already bound would look like tampering.
 */
const SETTLING_MS = 30_000;

const START = '0'.repeat(64);

const nextDigest = (keys: Keys, before: string, at: Date, heads: readonly string[]) =>
  keys.digest([before, at.toISOString(), ...heads].join('\n'));

/** What the audit trail adds stands as one line a class: erasing old entries leaves the anchors whole. */
const trailLine = ({ class: what, entries, digest }: TrailDigest) => `audit ${what} ${entries} ${digest}`;

/**
 * Binds all heads that came since the last anchor into one digest, chained to the anchor before: whoever drops the end
 * of a registration's history would have to forge every later anchor, which also stand in the log. Null where nothing
 * new has come, or where another process was faster.
 */
export async function anchorHeads({ proof, trailProof, keys, clock }: Deps): Promise<Anchor | null> {
  const last = await proof.lastAnchor();
  const at = new Date(clock.wall().getTime() - SETTLING_MS);
  if (last !== null && at.getTime() <= last.at.getTime()) return null;
  const since = last?.at ?? null;
  const [heads, trail] = await Promise.all([proof.listHeads(since, at), trailProof.digestOf(since, at)]);
  if (heads.length + trail.length === 0) return null;
  const digest = nextDigest(keys, last?.digest ?? START, at, [...heads, ...trail.map(trailLine)]);
  const anchor = { number: (last?.number ?? 0) + 1, at, events: heads.length, digest, trail };
  return (await proof.addAnchor(anchor)) ? anchor : null;
}

/**
 * The number of the first anchor that no longer agrees with the heads it bound; null where all do. Whether the audit trail
 * still is what its lines say, `verifyTrail` looks at.
 */
export async function firstBrokenAnchor({
  proof,
  keys,
}: Pick<Deps, 'proof' | 'keys'>): Promise<number | null> {
  let before: Anchor | null = null;
  for (const anchor of await proof.listAnchors()) {
    const events = await proof.listHeads(before?.at ?? null, anchor.at);
    const heads: string[] = [...events, ...anchor.trail.map(trailLine)];
    const isNext = anchor.number === (before?.number ?? 0) + 1;
    if (!isNext || anchor.digest !== nextDigest(keys, before?.digest ?? START, anchor.at, heads))
      return anchor.number;
    before = anchor;
  }
  return null;
}
