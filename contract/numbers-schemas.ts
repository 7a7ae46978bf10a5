import { Type } from 'typebox';
import type { WindowKind } from '#domain/calendar/windows.ts';
import { QUEUES } from '#domain/numbers/queues.ts';
import { Action, Instant, nullable, oneOf, Status } from './shapes.ts';

export const NumbersQuery = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  region: Type.Optional(Type.String({ maxLength: 4 })),
  point: Type.Optional(Type.String({ maxLength: 8 })),
});

const WINDOW_KINDS = [
  'registration',
  'confirmation',
  'repair',
  'review',
  'payment',
] as const satisfies WindowKind[];

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Place = Type.Object({ code: Type.String(), name: Type.String() });
const StatusCount = Type.Object({ status: Status, count: Type.Integer() });

export const Numbers = Type.Object({
  edition: Type.String(),
  region: nullable(Place),
  point: nullable(Place),
  now: Instant,
  /** Up to when everything is counted; null where nothing has been counted yet. */
  at: nullable(Instant),
  statuses: Type.Array(StatusCount),
  /** One floor below: regions of the country, points of a region. */
  places: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      statuses: Type.Array(StatusCount),
      /** Since which day the oldest file waits for staff. */
      oldest: nullable(Day),
    }),
  ),
  queues: Type.Array(
    Type.Object({
      queue: oneOf(QUEUES),
      status: Status,
      count: Type.Integer(),
      oldest: nullable(Day),
      bands: Type.Array(Type.Integer()),
      /** Decisions a day. */
      pace: Type.Integer(),
      doneAt: nullable(Instant),
      closesAt: nullable(Instant),
      isLate: Type.Boolean(),
    }),
  ),
  days: Type.Array(
    Type.Object({ day: Day, acts: Type.Array(Type.Object({ action: Action, count: Type.Integer() })) }),
  ),
  windows: Type.Array(Type.Object({ kind: oneOf(WINDOW_KINDS), opensAt: Instant, closesAt: Instant })),
});

export const SpecialtyNumbers = Type.Object({
  rows: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      level: Type.String(),
      levelName: Type.String(),
      statuses: Type.Array(StatusCount),
      total: Type.Integer(),
    }),
  ),
});
