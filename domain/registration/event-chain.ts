import type { RegistrationEvent } from './command.ts';
import type { Digest } from './verification-code.ts';

/** The head before the first event; it binds the chain to its registration. */
export function chainStart(of: { edition: string; candidate: string }, digest: Digest): string {
  return digest(`${of.edition}\n${of.candidate}`);
}

/** An event as one unambiguous line; the order of its parts is part of the format. Objections stand last, where there are any. */
export function eventText(event: RegistrationEvent): string {
  return JSON.stringify([
    event.action,
    event.actor.role,
    event.actor.id,
    event.actor.place,
    event.from,
    event.to,
    event.reason,
    event.rev,
    event.changed,
    event.contentDigest,
    event.at.toISOString(),
    ...(event.objections.length === 0 ? [] : [event.objections.map(({ item, reason }) => [item, reason])]),
  ]);
}

/** The chain's next head: whoever changes, drops or swaps an event changes every head after it. */
export function nextHead(head: string, seq: number, event: RegistrationEvent, digest: Digest): string {
  return digest(`${head}\n${seq}\n${eventText(event)}`);
}

/** An event as it is stored, with its place in the chain. */
export type Link = { readonly seq: number; readonly head: string; readonly event: RegistrationEvent };

/** Where a chain first goes wrong: the number of the link that does not follow from those before it; null where all do. */
export function firstBrokenLink(
  of: { edition: string; candidate: string },
  links: readonly Link[],
  digest: Digest,
): number | null {
  let head = chainStart(of, digest);
  for (const [i, link] of links.entries()) {
    head = nextHead(head, i + 1, link.event, digest);
    if (link.seq !== i + 1 || link.head !== head) return i + 1;
  }
  return null;
}
