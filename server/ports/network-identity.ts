import type { IdPaper } from '#domain/identity/id-papers.ts';

/** What the platform sent the browser back with. `ticket` is null where the person has not consented. */
export type NetworkAnswer = { readonly state: string; readonly ticket: string | null };

/** `number` stands for one person at this installation and says nothing about them; `grant` lets us ask once more. */
export type NetworkPerson = { readonly number: string; readonly grant: string };

/** the national network identity. It tells that it is the same person, never who. */
export interface NetworkIdentity {
  /** Where the browser goes; `state` comes back with it. */
  addressFor(state: string): string;
  /** Null where the answer is not the platform's, not for us, or too old. */
  readAnswer(answer: string): NetworkAnswer | null;
  /** Server to server, once a ticket. `refused`: unknown, used, or answered with what cannot be believed. */
  redeem(answer: NetworkAnswer): Promise<NetworkPerson | 'refused' | 'away'>;
  /** Whether the person who consented has this name and paper. */
  compare(
    grant: string,
    person: { readonly name: string; readonly paper: IdPaper },
  ): Promise<'same' | 'another' | 'refused' | 'away'>;
}

/** Null while the door is not configured or not open yet. */
export type NetworkIdentityDoor = () => NetworkIdentity | null;
