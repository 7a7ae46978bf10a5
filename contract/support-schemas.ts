import { Type } from 'typebox';
import { CHANNELS, DELIVERY_STATES } from '#domain/messages/copies.ts';
import { OUTSIDE_DOORS, OUTSIDE_REASONS } from '#domain/outside/refusals.ts';
import { Copy, Message } from './message-schemas.ts';
import { Registration } from './registration-schemas.ts';
import { Instant, nullable, oneOf, Status, Uuid } from './shapes.ts';

/**
 * By what somebody on the telephone is found: a registration's number, a whole ID number, or a name together with the
 * last four characters of the ID number. Never by less.
 */
export const PersonSought = Type.Object({
  by: oneOf(['number', 'id-number', 'name']),
  text: Type.String({ minLength: 1, maxLength: 200 }),
  tail: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{4}$' })),
});

export const FoundRegistration = Type.Object({
  number: Type.String(),
  edition: Type.String(),
  title: Type.String(),
  status: Status,
  statusSince: Instant,
  name: Type.String(),
  idTail: Type.String(),
  regionName: Type.String(),
  pointName: Type.String(),
});

export const FoundPeople = Type.Object({
  rows: Type.Array(FoundRegistration),
  /** There is an account, and nothing has been entered with it: told only to who works for the whole country. */
  onlyAccount: Type.Boolean(),
});

/** What was told to the candidate, and what became of the copies. */
export const SentMessage = Type.Object({ ...Message.properties, ways: Type.Array(Copy) });

/** One thing that happened, as both sides see it; `kind` says which of the parts is there. */
export const TimelineEntry = Type.Object({
  at: Instant,
  kind: oneOf(['act', 'message', 'log-in', 'log-in-failed', 'draft', 'order', 'paid', 'paper']),
  act: nullable(
    Type.Object({
      action: Type.String(),
      role: Type.String(),
      who: Type.String(),
      to: Status,
      reason: nullable(Type.String()),
    }),
  ),
  message: nullable(SentMessage),
  /** A page, an order's number with its state, or a paper's kind with what the virus scanner said. */
  about: nullable(Type.Object({ key: Type.String(), state: Type.String(), fen: nullable(Type.Integer()) })),
});

export const Timeline = Type.Object({
  ...FoundRegistration.properties,
  entries: Type.Array(TimelineEntry),
});

const SEEN = [
  'edition',
  'title',
  'examDate',
  'number',
  'status',
  'statusSince',
  'region',
  'missingPages',
  'firstSubmittedAt',
  'submittedAt',
  'progress',
  'actions',
  'deadline',
  'grace',
  'autoConfirmed',
  'reason',
  'papers',
  'toBring',
  'serverTime',
] as const;

/** What the candidate sees at this moment, without what is sealed. Nothing can be done with it. */
export const CandidateView = Type.Object({
  name: Type.String(),
  idTail: Type.String(),
  hasPhoto: Type.Boolean(),
  registration: Type.Pick(Registration, SEEN),
  pages: Type.Array(
    Type.Object({
      key: Type.String(),
      saved: Type.Boolean(),
      /** Something was typed later and not submitted; what it is stays the candidate's. */
      typedAt: nullable(Instant),
      answers: Type.Array(Type.Object({ key: Type.String(), shown: Type.String(), masked: Type.Boolean() })),
    }),
  ),
  messages: Type.Array(Message),
  unread: Type.Integer(),
});

/** How often an answer was refused lately, the most frequent first. */
export const RefusedAnswer = Type.Object({
  edition: Type.String(),
  field: Type.String(),
  problem: Type.String(),
  refusals: Type.Integer(),
  /** Of these in the present hour. */
  thisHour: Type.Integer(),
});
export const RefusedAnswers = Type.Object({ since: Instant, at: Instant, rows: Type.Array(RefusedAnswer) });

/** Calls and answers from outside that were not believed, the newest first; nothing of what they said. */
export const OutsideRefusals = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Uuid,
      at: Instant,
      door: oneOf(OUTSIDE_DOORS),
      reason: oneOf(OUTSIDE_REASONS),
      /** The number of the order or message that it named. */
      about: nullable(Type.String()),
      address: nullable(Type.String()),
    }),
  ),
  next: nullable(Type.String()),
});

export const MessageLog = Type.Object({
  since: Instant,
  at: Instant,
  counts: Type.Array(
    Type.Object({
      kind: Message.properties.kind,
      channel: oneOf(CHANNELS),
      state: oneOf(DELIVERY_STATES),
      count: Type.Integer(),
    }),
  ),
  rows: Type.Array(
    Type.Object({
      kind: Message.properties.kind,
      number: Type.String(),
      at: Instant,
      readAt: nullable(Instant),
      /** Null where the message stands in the inbox only. */
      way: nullable(Copy),
    }),
  ),
});
