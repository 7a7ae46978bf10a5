import { Type } from 'typebox';
import { nullable, oneOf, Status } from './shapes.ts';

export const ClaimedPhone = Type.Object({ phone: Type.String({ maxLength: 20 }) });

export const PhoneChange = Type.Object({
  phone: Type.String({ maxLength: 20 }),
  code: Type.String({ maxLength: 10 }),
  password: Type.String({ maxLength: 128 }),
});

const OnAccount = Type.Object({
  edition: Type.String(),
  title: Type.String(),
  number: Type.String(),
  status: Status,
});

/** What keeps the account open, and what would be given up with it. */
export const Closing = Type.Object({ inUse: Type.Array(OnAccount), givenUp: Type.Array(OnAccount) });

/** A kind of personal data, and how long it is kept; null where nothing is counted. */
export const RetentionTerm = Type.Object({
  class: Type.String(),
  term: nullable(Type.Object({ count: Type.Integer(), unit: oneOf(['D', 'M', 'Y']) })),
  basis: oneOf(['law', 'ours']),
  what: Type.String(),
  whatEn: Type.String(),
  since: Type.String(),
  sinceEn: Type.String(),
  basisText: Type.String(),
  basisTextEn: Type.String(),
});

export const CharacterQuery = Type.Object({
  reading: Type.Optional(Type.String({ maxLength: 12 })),
  radical: Type.Optional(Type.String({ pattern: '^\\d{1,3}$' })),
  strokes: Type.Optional(Type.String({ pattern: '^\\d{1,2}$' })),
});

export const FoundCharacters = Type.Object({
  characters: Type.Array(
    Type.Object({
      character: Type.String(),
      readings: Type.Array(Type.String()),
      radical: Type.Integer(),
      strokes: Type.Integer(),
    }),
  ),
  /** There are more than these. */
  more: Type.Boolean(),
});
