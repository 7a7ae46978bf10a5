import type { DeliveryFailure } from '#domain/messages/copies.ts';
import type { OutsideReason } from '#domain/outside/refusals.ts';

/** What became of a short message that the provider had taken. */
export type SmsReport = {
  /** Ours, as it was handed over; null of what was sent without one, such as a code. */
  readonly copy: string | null;
  readonly outcome: 'delivered' | DeliveryFailure;
};

export type ReportsCall = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** `call` is the same for the same call, `body` for the same contents: what comes twice does nothing twice. */
export type ReadReports =
  | {
      readonly ok: true;
      readonly call: string;
      readonly body: string;
      readonly reports: readonly SmsReport[];
    }
  | { readonly ok: false; readonly reason: OutsideReason };

/** The provider of short messages, when it speaks by itself. Believes only what is signed and fresh. */
export interface SmsReports {
  read(call: ReportsCall, now: Date): ReadReports;
}
