import type { DeliveryFailure } from '#domain/messages/copies.ts';

/** A copy as a vendor takes it. */
export type OutgoingCopy = {
  /** Ours: what comes twice under it is sent once. */
  readonly id: string;
  /** Openid, telephone or mail address. */
  readonly to: string;
  readonly title: string;
  readonly body: string;
  /** The lines of the official account's notice: at most twenty characters each. */
  readonly lines: { readonly todo: string; readonly about: string; readonly due: string };
  /** Where on our pages it goes on. */
  readonly url: string;
};

/** `later`: nobody knows whether it went out, or it did not; the same copy may be handed over again. */
export type Handed =
  | { readonly result: 'taken'; readonly vendorId: string | null }
  | { readonly result: 'failed'; readonly failure: DeliveryFailure }
  | { readonly result: 'later'; readonly why: string };

/** A way out of the house for copies of messages. Never throws because of the vendor. */
export interface CopyChannel {
  hand(copy: OutgoingCopy): Promise<Handed>;
}
