import { Type } from 'typebox';
import { ALARM_RULES } from '#domain/audit/alarms.ts';
import { ENTRY_CLASSES } from '#domain/audit/entry.ts';
import { Instant, nullable, oneOf, Uuid } from './shapes.ts';

const EntryClass = oneOf(ENTRY_CLASSES);
const place = { regionName: nullable(Type.String()), pointName: nullable(Type.String()) };

export const AuditQuery = Type.Object({
  /** User name or whole name of a member of staff. */
  person: Type.Optional(Type.String({ maxLength: 60 })),
  object: Type.Optional(Type.String({ maxLength: 60 })),
  class: Type.Optional(EntryClass),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  after: Type.Optional(Type.String({ maxLength: 200 })),
});

export const AuditEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  userName: Type.String(),
  displayName: Type.String(),
  post: Type.String(),
  ...place,
  session: Type.String(),
  class: EntryClass,
  endpoint: Type.String(),
  object: Type.String(),
  words: Type.String(),
  /** `done`, or the code of the refusal. */
  outcome: Type.String(),
});

export const AuditPage = Type.Object({ rows: Type.Array(AuditEntry), next: nullable(Type.String()) });

export const AuditDay = Type.Object({
  from: Instant,
  to: Instant,
  counts: Type.Array(Type.Object({ hour: Instant, class: EntryClass, count: Type.Integer() })),
});

/** Lists of files that were refused as a whole. `place` of a number: null where the reader cannot place it. */
export const RefusedBatches = Type.Object({
  rows: Type.Array(
    Type.Object({
      batch: Uuid,
      at: Instant,
      userName: Type.String(),
      displayName: Type.String(),
      place: Type.String(),
      numbers: Type.Array(
        Type.Object({
          number: Type.String(),
          what: nullable(oneOf(['foreign', 'unknown', 'twice'])),
          place: nullable(Type.String()),
        }),
      ),
    }),
  ),
  next: nullable(Type.String()),
});

const FAULTS = [
  'cut-forged',
  'altered',
  'missing',
  'out-of-place',
  'tail-missing',
  'head-missing',
  'anchor-differs',
] as const;

/** When the whole trail was last read anew, how far, and what did not agree; null where it never was. */
export const TrailState = nullable(
  Type.Object({
    at: Instant,
    until: nullable(Instant),
    entries: Type.Integer(),
    faults: Type.Array(
      Type.Object({
        fault: oneOf(FAULTS),
        class: EntryClass,
        userName: Type.String(),
        seq: Type.Integer(),
      }),
    ),
  }),
);

export const Alarm = Type.Object({
  id: Uuid,
  rule: oneOf(ALARM_RULES),
  /** Of whom it is about; null where it is about a door or a registration, which `about` names. */
  userName: nullable(Type.String()),
  displayName: Type.String(),
  about: nullable(Type.String()),
  ...place,
  hour: Instant,
  measured: Type.Integer(),
  raisedAt: Instant,
  /** About the one who asks: somebody else closes it. */
  isOwn: Type.Boolean(),
  closed: nullable(Type.Object({ at: Instant, by: Type.String(), words: Type.String() })),
});

export const Alarms = Type.Object({
  at: Instant,
  rules: Type.Array(
    Type.Object({
      rule: oneOf(ALARM_RULES),
      threshold: Type.Integer(),
      night: nullable(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
    }),
  ),
  rows: Type.Array(Alarm),
});
