import type { RegistrationEvent } from './command.ts';
import type { Digest } from './verification-code.ts';

/** The head before the first event. */
export const EMPTY_HEAD = '0'.repeat(64);

/** An event as one unambiguous line; the order of its parts is part of the format. */
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
    event.at.toISOString(),
  ]);
}

/** The chain's next head: whoever changes, drops or swaps an event changes every head after it. */
export function nextHead(head: string, seq: number, event: RegistrationEvent, digest: Digest): string {
  return digest(`${head}\n${seq}\n${eventText(event)}`);
}
