import type { Channel, DeliveryFailure, DeliveryState, Reach } from '#domain/messages/copies.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { MessageKey, StoredMessage } from './message-store.ts';

/** What became of one copy. */
export type Delivery = {
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly failure: DeliveryFailure | null;
  /** When it was handed over, came back or lost its point; null while it waits. */
  readonly settledAt: Date | null;
};

export type DeliveryKey = MessageKey & { readonly candidate: string; readonly channel: Channel };

/** A copy that this process alone is to send, until the claim ends. */
export type ClaimedCopy = {
  readonly key: DeliveryKey;
  readonly id: string;
  readonly attempts: number;
  readonly message: StoredMessage;
  /** As the registration stands now. */
  readonly status: Status | null;
  /** Whether it holds, now, a paper in which a virus was found. */
  readonly hasInfected: boolean;
  /** Null where there is none any more. */
  readonly to: string | null;
};

export type ClaimWish = {
  readonly channels: readonly Channel[];
  /** At night only what cannot wait. */
  readonly urgentOnly: boolean;
  /** The machine's time, and until when nobody else takes them. */
  readonly at: Date;
  readonly until: Date;
  readonly limit: number;
};

export type Settlement =
  | { readonly state: 'sent'; readonly vendorId: string | null }
  | { readonly state: 'failed'; readonly failure: DeliveryFailure; readonly instead: Channel | null }
  | { readonly state: 'pointless' };

/** Copies of messages on their way out. */
export interface DeliveryStore {
  /**
   * Plans the copies of the next messages that have none yet, each once: `choose` says by which ways. Gives how many
   * messages were planned.
   */
  plan(
    limit: number,
    at: Date,
    choose: (kind: StoredMessage['kind'], reach: Reach) => readonly Channel[],
  ): Promise<number>;
  claim(wish: ClaimWish): Promise<readonly ClaimedCopy[]>;
  /** The end of a copy's way. Whoever comes second changes nothing. */
  settle(
    copy: ClaimedCopy,
    settlement: Settlement,
    at: { readonly now: Date; readonly wall: Date },
  ): Promise<void>;
  /** To be tried again then, unless somebody else has tried since. */
  postpone(copy: ClaimedCopy, nextTryAt: Date): Promise<void>;
  /** What the vendor says later about what it took. False where it knows a copy that we do not. */
  report(
    candidate: string,
    copy: { readonly channel: Channel; readonly vendorId: string },
    outcome: 'delivered' | DeliveryFailure,
    then: {
      readonly at: { readonly now: Date; readonly wall: Date };
      /** By which way a message of this kind goes instead, where it has failed. */
      readonly instead: (kind: StoredMessage['kind']) => Channel | null;
    },
  ): Promise<boolean>;
  /**
   * The same of a short message, which the provider names by our id. `known`: it was said before, or says nothing new;
   * `early`: we have not written down yet that it was taken.
   */
  reportOn(
    copy: string,
    outcome: 'delivered' | DeliveryFailure,
    now: Date,
  ): Promise<'noted' | 'known' | 'early' | 'unknown'>;
  deliveriesOf(
    candidate: string,
    messages: readonly MessageKey[],
  ): Promise<readonly (MessageKey & Delivery)[]>;
}
