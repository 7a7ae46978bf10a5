import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Anchor, ProofStore } from '../../ports/proof-store.ts';

type Deps = { readonly proof: ProofStore; readonly keys: Keys; readonly clock: Clock };

/**
 * An event carries a time from just before its statement is sent, and is visible only once that has ended. What is
 * younger than any statement can last (pool.ts: 15 s, and 3 s for a connection) waits for the next anchor: an event that
 * came into a stretch already bound would look like tampering.
 */
const SETTLING_MS = 30_000;

const START = '0'.repeat(64);

const nextDigest = (keys: Keys, before: string, at: Date, heads: readonly string[]) =>
  keys.digest([before, at.toISOString(), ...heads].join('\n'));

/**
 * Binds all heads that came since the last anchor into one digest, chained to the anchor before: whoever drops the end
 * of a registration's history would have to forge every later anchor, which also stand in the log. Null where nothing
 * new has come, or where another process was faster.
 */
export async function anchorHeads({ proof, keys, clock }: Deps): Promise<Anchor | null> {
  const last = await proof.lastAnchor();
  const at = new Date(clock.wall().getTime() - SETTLING_MS);
  if (last !== null && at.getTime() <= last.at.getTime()) return null;
  const heads = await proof.listHeads(last?.at ?? null, at);
  if (heads.length === 0) return null;
  const digest = nextDigest(keys, last?.digest ?? START, at, heads);
  const anchor = { number: (last?.number ?? 0) + 1, at, events: heads.length, digest };
  return (await proof.addAnchor(anchor)) ? anchor : null;
}

/** The number of the first anchor that no longer agrees with the heads it bound; null where all do. */
export async function firstBrokenAnchor({
  proof,
  keys,
}: Pick<Deps, 'proof' | 'keys'>): Promise<number | null> {
  let before: Anchor | null = null;
  for (const anchor of await proof.listAnchors()) {
    const heads = await proof.listHeads(before?.at ?? null, anchor.at);
    const isNext = anchor.number === (before?.number ?? 0) + 1;
    if (!isNext || anchor.digest !== nextDigest(keys, before?.digest ?? START, anchor.at, heads))
      return anchor.number;
    before = anchor;
  }
  return null;
}
