import type { MessageFacts, MessageKind } from '#domain/registration/command.ts';
import type { Reminder } from '#domain/registration/reminders.ts';
import type { OnDuty } from './registration-store.ts';

/** Kind and occasion say which of a candidate's messages it is; the occasion is opaque. */
export type MessageKey = { readonly kind: MessageKind; readonly occasion: string };

export type NewMessage = MessageKey & {
  /** Null for what concerns the account alone. */
  readonly edition: string | null;
  readonly facts: MessageFacts;
  readonly at: Date;
};

export type StoredMessage = NewMessage & { readonly readAt: Date | null };

/** Where a list goes on: after this message. */
export type MessageCursor = MessageKey & { readonly at: Date };

/** What a batch of reminders came to: how many were written, and the last candidate looked at. */
export type RemindedBatch = {
  readonly looked: number;
  readonly told: number;
  readonly last: string | null;
};

export interface MessageStore {
  /** A candidate's messages, the newest first. */
  listMessages(
    candidate: string,
    after: MessageCursor | null,
    limit: number,
  ): Promise<readonly StoredMessage[]>;
  countUnread(candidate: string): Promise<number>;
  /** The first reading counts; false where the candidate has no such message. */
  markRead(candidate: string, message: MessageKey, at: Date): Promise<boolean>;
  /** Says each occasion once; false where it was said before. */
  tell(candidate: string, message: NewMessage): Promise<boolean>;
  /**
   * Reminds the next `limit` candidates after `after` who have still to do it and have not done anything since the
   * reminder was due; one statement, so that nobody is reminded of what is done when it is written.
   */
  remind(
    of: OnDuty,
    reminder: Reminder,
    at: Date,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<RemindedBatch>;
}

/** Until which moment of business time a job has done its work. */
export interface JobMarks {
  findMark(job: string): Promise<Date | null>;
  setMark(job: string, at: Date): Promise<void>;
}
