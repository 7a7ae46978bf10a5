import { Type } from 'typebox';
import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import { Instant, nullable, oneOf, Reason, Status } from './shapes.ts';

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
  at: Instant,
  readAt: nullable(Instant),
});

export const MessagePage = Type.Object({
  messages: Type.Array(Message),
  unread: Type.Integer(),
  /** For the next page; null on the last. */
  after: nullable(Type.String()),
});
