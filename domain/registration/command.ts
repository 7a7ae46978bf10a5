import type { CalendarDate } from '../calendar/dates.ts';
import type { Windows } from '../calendar/windows.ts';
import type { Answers, ConfirmationMode, Edition } from '../edition/edition.ts';
import type { OptionLists } from '../edition/options.ts';
import type { Actor } from '../staff/actor.ts';
import type { FrozenContent } from './content.ts';
import type { Hold } from './holds.ts';
import type { Action } from './lifecycle.ts';
import type { Refusal } from './refusal.ts';
import type { Registration, Status } from './registration.ts';
import type { Digest } from './verification-code.ts';

/** What somebody wants done. `rev` is what the actor has looked at: nobody decides on what they have not seen. */
export type Command =
  | { readonly do: 'save-page'; readonly page: string; readonly answers: Answers; readonly rev: number }
  | { readonly do: 'choose-photo'; readonly photo: string }
  | { readonly do: 'change-region'; readonly region: string }
  | { readonly do: 'submit'; readonly rev: number }
  | { readonly do: 'withdraw' }
  | { readonly do: 'confirm'; readonly code: string; readonly rev: number }
  | { readonly do: 'approve-at-point' | 'approve-at-region'; readonly rev: number }
  | {
      readonly do:
        | 'refuse-confirmation'
        | 'revert-confirmation'
        | 'return-to-point'
        | 'revert-endorsement'
        | 'refuse'
        | 'revert-refusal'
        | 'revert-approval'
        | 'cancel'
        | 'revert-forfeit';
      readonly rev: number;
      readonly reason: string;
    }
  | { readonly do: 'record-payment'; readonly order: string }
  | { readonly do: 'forfeit' };

export type RegionSettings = {
  readonly region: string;
  readonly confirmation: ConfirmationMode;
  readonly onlinePayment: boolean;
  readonly autoConfirmation: boolean;
};

/** Answers copied from elsewhere, looked up before deciding; null where the source does not exist or is not theirs. */
export type Quotes = {
  readonly account: Answers;
  readonly credential: Answers | null;
  readonly employer: Answers | null;
};

/** Everything `decide` may know. It asks for nothing itself. */
export type Facts = {
  readonly now: Date;
  readonly actor: Actor;
  readonly edition: Edition;
  readonly examDate: CalendarDate;
  readonly settings: RegionSettings;
  readonly windows: Windows;
  readonly holds: readonly Hold[];
  readonly lists: OptionLists;
  readonly quotes: Quotes;
  readonly digest: Digest;
};

/** One line of the legal history. It holds keys, never values. */
export type RegistrationEvent = {
  readonly action: Action | 'enter';
  readonly actor: { readonly role: Actor['role']; readonly id: string; readonly place: string | null };
  readonly from: Status | null;
  readonly to: Status;
  readonly reason: string | null;
  readonly rev: number;
  readonly changed: readonly string[];
  /** Keyed digest of the whole content after the act: what the row holds can be held against it. */
  readonly contentDigest: string;
  readonly at: Date;
};

export const MESSAGE_KINDS = [
  'unconfirmed',
  'confirmed',
  'confirmation-refused',
  'refused',
  'payable',
  'registered',
  'forfeited',
  'decision-reverted',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A revision to be kept for ever: content as frozen, under its code. */
export type NewRevision = {
  readonly number: number;
  readonly code: string;
  readonly content: FrozenContent;
  readonly at: Date;
};

export type Decision =
  | { readonly ok: false; readonly refusal: Refusal }
  | {
      readonly ok: true;
      readonly next: Registration;
      readonly event: RegistrationEvent;
      readonly messages: readonly MessageKind[];
      readonly revision: NewRevision | null;
      /** Pages whose keystroke drafts have served: they end with the act, or stay with it. */
      readonly draftsEnded: readonly string[];
    };
