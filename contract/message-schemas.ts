import { Type } from 'typebox';
import { CHANNELS, DELIVERY_FAILURES, DELIVERY_STATES } from '#domain/messages/copies.ts';
import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import { PaperTitle } from './paper-schemas.ts';
import { Change, Instant, nullable, oneOf, Reason, Status } from './shapes.ts';

export const MessageKey = Type.Object({
  kind: oneOf(MESSAGE_KINDS),
  occasion: Type.String({ maxLength: 200 }),
});

/** A message of the inbox. Its words are made by who shows it, from what it says of its moment. */
export const Message = Type.Object({
  ...MessageKey.properties,
  /** Null for what concerns the account alone. */
  edition: nullable(Type.String()),
  title: nullable(Type.String()),
  /** Where the registration stood afterwards. */
  status: nullable(Status),
  /** The deadline as it was then. */
  deadline: nullable(Instant),
  /** Where and how the region wants it done; null where nothing is to be done on the spot. */
  place: nullable(Type.String()),
  reason: nullable(Reason),
  /** What staff have corrected; of what is sealed the name alone, without before and after. */
  changes: Type.Array(Change),
  /** In fen: what a corrected fee leaves to be paid or, below zero, to be refunded. */
  difference: nullable(Type.Integer()),
  /** In fen: the refund that was decided on. */
  refund: nullable(Type.Integer()),
  /** The papers that it is about; those of a region's own with the name that they had. */
  papers: Type.Array(Type.Object({ key: Type.String(), title: PaperTitle })),
  /** What has become of the copies; one that is still to leave is not named. */
  copies: Type.Array(
    Type.Object({ channel: oneOf(CHANNELS), state: oneOf(['sent', 'delivered', 'failed']) }),
  ),
  at: Instant,
  readAt: nullable(Instant),
});

/** A copy as staff see it. */
export const Copy = Type.Object({
  channel: oneOf(CHANNELS),
  state: oneOf(DELIVERY_STATES),
  attempts: Type.Integer(),
  failure: nullable(oneOf(DELIVERY_FAILURES)),
  settledAt: nullable(Instant),
});

export const MessagePage = Type.Object({
  messages: Type.Array(Message),
  unread: Type.Integer(),
  /** For the next page; null on the last. */
  after: nullable(Type.String()),
});
