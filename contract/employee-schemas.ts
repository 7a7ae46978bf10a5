import { Type } from 'typebox';
import { LINE_STANDINGS } from '#domain/employers/sheet.ts';
import { DUTIES } from '#domain/registration/deadlines.ts';
import { Instant, nullable, oneOf, Status } from './shapes.ts';

export const EmployeeQuery = Type.Object({
  edition: Type.Optional(Type.String({ maxLength: 40 })),
  status: Type.Optional(Status),
  q: Type.Optional(Type.String({ maxLength: 60 })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
});

/** A registration as the employer's clerk sees it: nothing sealed, no papers, no notes. */
export const Employee = Type.Object({
  number: Type.String(),
  edition: Type.String(),
  name: Type.String(),
  maskedId: Type.String(),
  employerName: Type.String(),
  pointName: Type.String(),
  specialtyName: Type.String(),
  levelName: Type.String(),
  subjects: Type.Array(Type.String()),
  status: Status,
  statusSince: Instant,
  submittedAt: nullable(Instant),
  /** What the candidate has still to do, and until when. */
  missing: nullable(oneOf(DUTIES)),
  until: nullable(Instant),
});

export const EmployeePage = Type.Object({
  edition: Type.String(),
  editions: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
  /** For whom this clerk works. */
  employers: Type.Array(Type.String()),
  counts: Type.Array(Type.Object({ status: Status, count: Type.Integer() })),
  sheetsToMake: Type.Array(
    Type.Object({
      employer: Type.String(),
      employerName: Type.String(),
      point: Type.String(),
      pointName: Type.String(),
      count: Type.Integer(),
    }),
  ),
  rows: Type.Array(Employee),
  next: nullable(Type.String()),
});

export const SheetWish = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  employer: Type.String({ maxLength: 18 }),
  point: Type.String({ maxLength: 8 }),
});

const LineStanding = oneOf(LINE_STANDINGS);

/** An employer's summary sheet, beside what has become of its lines; of one that was replaced none are told. */
export const EmployerSheet = Type.Object({
  id: Type.String(),
  number: Type.String(),
  code: Type.String(),
  edition: Type.String(),
  title: Type.String(),
  employerName: Type.String(),
  regionName: Type.String(),
  pointName: Type.String(),
  listed: Type.Integer(),
  madeAt: Instant,
  madeBy: Type.String(),
  /** Number of the sheet that takes its place. */
  newer: nullable(Type.String()),
  isCurrent: Type.Boolean(),
  lines: Type.Array(
    Type.Object({
      number: Type.String(),
      name: Type.String(),
      standing: LineStanding,
      status: nullable(Status),
    }),
  ),
});

/** The employer's sheet on which a scanned registration stands. */
export const OnSheet = Type.Object({
  number: Type.String(),
  employerName: Type.String(),
  madeAt: Instant,
  newer: nullable(Type.String()),
  standing: LineStanding,
});
