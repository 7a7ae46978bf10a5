import type { CalendarDate } from '../calendar/dates.ts';
import type { Windows } from '../calendar/windows.ts';
import type { Answers, ConfirmationMode, Edition } from '../edition/edition.ts';
import type { OptionLists } from '../edition/options.ts';
import type { PaperList } from '../edition/paper-list.ts';
import type { Fee } from '../payment/fee.ts';
import type { RefundReason } from '../payment/refund.ts';
import type { LastYear } from '../returning/last-year.ts';
import type { Actor } from '../staff/actor.ts';
import type { Change, FrozenContent } from './content.ts';
import type { SecondLookCause, SecondLookSettings } from './first-pass.ts';
import type { Hold } from './holds.ts';
import type { Kept } from './kept.ts';
import type { Action } from './lifecycle.ts';
import type { Objection, PaperFile, PaperTitle } from './paper-files.ts';
import type { Refusal } from './refusal.ts';
import type { Registration, Status } from './registration.ts';
import type { Digest } from './verification-code.ts';

/** What somebody wants done. `rev` is what the actor has looked at: nobody decides on what they have not seen. */
export type Command =
  | { readonly do: 'save-page'; readonly page: string; readonly answers: Answers; readonly rev: number }
  | { readonly do: 'choose-photo'; readonly photo: string }
  | { readonly do: 'change-region'; readonly region: string }
  | { readonly do: 'print-form' }
  | { readonly do: 'attach-paper'; readonly item: string; readonly file: Omit<PaperFile, 'revision'> }
  | { readonly do: 'remove-paper'; readonly item: string; readonly digest: string }
  | { readonly do: 'close-papers'; readonly rev: number }
  | { readonly do: 'mark-infected'; readonly digests: readonly string[] }
  | { readonly do: 'submit'; readonly rev: number }
  | { readonly do: 'withdraw' }
  | { readonly do: 'print-for-candidate' }
  | {
      readonly do: 'cancel';
      readonly rev: number;
      readonly reason: string;
      /** Asked for with the cancellation of what was paid on line. */
      readonly refund?: RefundWanted;
    }
  | { readonly do: 'give-up' }
  | { readonly do: 'confirm'; readonly code: string; readonly rev: number }
  | { readonly do: 'approve-at-point' | 'approve-at-region'; readonly rev: number }
  | { readonly do: 'pass-first'; readonly rev: number; readonly cause: SecondLookCause }
  | {
      readonly do: 'refuse-confirmation';
      readonly rev: number;
      readonly reason: string;
      readonly objections: readonly Objection[];
    }
  | {
      readonly do:
        | 'revert-confirmation'
        | 'return-to-point'
        | 'revert-first-pass'
        | 'revert-endorsement'
        | 'refuse'
        | 'revert-refusal'
        | 'revert-approval'
        | 'revert-forfeit';
      readonly rev: number;
      readonly reason: string;
    }
  /** `paid`: what came in on an order that a correction had made void; absent where the order was in force. */
  | { readonly do: 'record-payment'; readonly order: string; readonly paid?: number }
  | {
      readonly do: 'correct';
      readonly rev: number;
      readonly reason: string;
      /** On what evidence; for staff. */
      readonly note: string;
      readonly answers: Answers;
    }
  | { readonly do: 'forfeit' }
  | { readonly do: 'pass-unreviewed' };

export type RegionSettings = {
  readonly region: string;
  readonly confirmation: ConfirmationMode;
  readonly onlinePayment: boolean;
  readonly autoConfirmation: boolean;
  /** Whether who was auto-confirmed is reviewed like everybody else. */
  readonly reviewsAutoConfirmed: boolean;
  /** For so long after closing who was at work may finish; 0: not at all. */
  readonly graceMinutes: number;
  /** For so long who gets a file back may act on it, also when the window has closed. */
  readonly extensionHours: number;
  /** Which passes need a second look. */
  readonly secondLook: SecondLookSettings;
  /** Whether the region's approval waits until the records that are quoted are verified. */
  readonly verifiedCredentials: boolean;
  /** Which papers the region wants now. */
  readonly paperList: PaperList;
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
  /** When the candidate was last at work before closing; looked up only where it matters, see grace.ts. */
  readonly atWork: Date | null;
  readonly actor: Actor;
  readonly edition: Edition;
  readonly examDate: CalendarDate;
  readonly settings: RegionSettings;
  readonly windows: Windows;
  readonly holds: readonly Hold[];
  readonly lists: OptionLists;
  /** What these answers cost in this region; null where it has published no fee. */
  readonly feeOf: (answers: Answers) => Fee | null;
  /** What has been paid, with every difference recorded since; looked up only where it matters, null where nothing came in. */
  readonly settled: number | null;
  readonly quotes: Quotes;
  /** Whether the records that are quoted are verified; looked up only where an approval waits for it. */
  readonly credentialsVerified?: boolean;
  /** Null for who is no returning candidate. */
  readonly lastYear: LastYear | null;
  readonly digest: Digest;
};

/** One line of the legal history. It holds keys, never values. */
export type RegistrationEvent = {
  readonly action: Action | 'enter';
  readonly actor: { readonly role: Actor['role']; readonly id: string; readonly place: string | null };
  readonly from: Status | null;
  readonly to: Status;
  readonly reason: string | null;
  /** What staff named with a refused confirmation; empty for everything else. */
  readonly objections: readonly Objection[];
  readonly rev: number;
  readonly changed: readonly string[];
  /** Keyed digest of the whole content after the act: what the row holds can be held against it. */
  readonly contentDigest: string;
  readonly at: Date;
};

export const MESSAGE_KINDS = [
  'withdrawn',
  'unconfirmed',
  'confirmed',
  'confirmation-refused',
  'paper-infected',
  'paper-infected-confirmed',
  'endorsed',
  'refused',
  'payable',
  'payment-opens',
  'registered',
  'cancelled',
  'corrected',
  'printed-for-you',
  'forfeited',
  'returned-to-point',
  'decision-reverted',
  'remind-submit',
  'remind-submit-again',
  'remind-confirm',
  'remind-repair',
  'remind-pay',
  'id-paper-expires',
  'held',
  'hold-released',
  'case-approved',
  'case-refused',
  'case-undone',
  'refund-approved',
  'refund-declined',
  'wechat-bound',
  'wechat-unbound',
  'refund-done',
  'money-kept',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A paper that a message is about; one of a region's own with the name that it had. */
export type ToldPaper = { readonly key: string; readonly title: PaperTitle | null };

/** What a message says of its moment, frozen with it: another deadline, region or reason later does not change it. */
export type MessageFacts = {
  readonly region: string | null;
  readonly status: Status | null;
  readonly deadline: Date | null;
  readonly reason: string | null;
  /** What staff have corrected, in the words of the form; of what is sealed the name alone. */
  readonly changes?: readonly Change[];
  /** Still to be paid, or (below zero) to be refunded, in fen. */
  readonly difference?: number;
  /** What was decided to go back, in fen. */
  readonly refund?: number;
  readonly papers?: readonly ToldPaper[];
};

/** How much is to go back, why, and on what evidence. */
export type RefundWanted = { readonly reason: RefundReason; readonly fen: number; readonly note: string };

/** Kept beside the event of a correction: why staff believed it, and what it did to the money. */
export type Correction = {
  readonly note: string;
  readonly feeBefore: number | null;
  readonly feeAfter: number | null;
  /** An open order is for something else now, and is not to be used again. */
  readonly voidsOrders: boolean;
};

/** Paid is one amount and the fee another: never settled silently. */
export type FeeDifference = { readonly settled: number; readonly fee: number };

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
      readonly told: MessageFacts;
      readonly revision: NewRevision | null;
      /** Pages whose keystroke drafts have served: they end with the act, or stay with it. */
      readonly draftsEnded: readonly string[];
      /** What of an emptied form can be taken back; null where nothing was emptied. */
      readonly kept: Kept | null;
      readonly correction: Correction | null;
      readonly difference: FeeDifference | null;
      readonly refund: RefundWanted | null;
    };
