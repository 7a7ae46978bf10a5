import type { MessageKind } from '#domain/registration/command.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Delivery } from './delivery-store.ts';
import type { StoredMessage } from './message-store.ts';
import type { HistoryEntry, Identity } from './registration-store.ts';

/** A registration as support finds it, submitted or not. */
export type SupportRow = Identity & {
  readonly number: string;
  readonly status: Status;
  readonly statusSince: Date;
  readonly region: string;
  readonly point: string | null;
};

/** Something that happened beside the history: by times and keys, never by contents. */
export type Trace = {
  readonly kind: 'log-in' | 'draft' | 'order' | 'paid' | 'paper';
  /** By the machine's time for log-ins, business time for the rest. */
  readonly at: Date;
  readonly key: string;
  readonly state: string;
  readonly fen: number | null;
};

/** A message and one of its copies; null where it stands in the inbox only. */
export type LoggedMessage = {
  readonly way: Delivery | null;
  readonly kind: MessageKind;
  readonly number: string;
  readonly at: Date;
  readonly readAt: Date | null;
};

export type MessageCount = {
  readonly kind: MessageKind;
  readonly channel: Delivery['channel'];
  readonly state: Delivery['state'];
  readonly count: number;
};

/** What support needs to answer somebody on the telephone. Whom it may see is asked under its own area first. */
export interface SupportStore {
  /** Accounts of this name with these last characters, at most `limit`. */
  findByName(nameFolded: string, idTail: string, limit: number): Promise<readonly string[]>;
  /** Their registrations within the area, under row-level security. */
  listRegistrations(area: Jurisdiction, candidates: readonly string[]): Promise<readonly SupportRow[]>;
  historyOf(area: Jurisdiction, of: Identity): Promise<readonly HistoryEntry[]>;
  messagesOf(of: Identity): Promise<readonly StoredMessage[]>;
  tracesOf(of: Identity): Promise<readonly Trace[]>;
  /** Wrong passwords that the account has been tried with lately. */
  failuresOf(subject: Buffer): Promise<readonly Date[]>;
  countMessages(area: Jurisdiction, since: Date): Promise<readonly MessageCount[]>;
  /** The newest since then, of one state where one is asked for. */
  listMessages(
    area: Jurisdiction,
    since: Date,
    state: Delivery['state'] | null,
    limit: number,
  ): Promise<readonly LoggedMessage[]>;
}

export type RefusalCount = {
  readonly edition: string;
  readonly field: string;
  readonly problem: string;
  readonly refusals: number;
  readonly thisHour: number;
};

/** Which answers are refused, counted in memory and written now and then. */
export interface RefusedAnswers {
  count(
    edition: string,
    problems: readonly { readonly field: string; readonly code: string }[],
    at: Date,
  ): void;
  /** Writes what was counted; a count that could not be written is kept. */
  flush(): Promise<void>;
  /** The most frequent since then. */
  top(since: Date, now: Date, limit: number): Promise<readonly RefusalCount[]>;
}
