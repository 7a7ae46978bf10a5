import { Type } from 'typebox';
import { EXPORT_FAILURES, EXPORT_FORMATS, EXPORT_STATES, WRITTEN_FORMATS } from '#domain/transfers/export.ts';
import { BUILT_ON, IMPORT_KINDS, IMPORT_PROBLEMS, IMPORT_STATES } from '#domain/transfers/import.ts';
import { Digest, Instant, nullable, oneOf, Status } from './shapes.ts';

const Code = Type.String({ maxLength: 60 });

export const ExportChoices = Type.Object({
  columns: Type.Array(Type.Object({ key: Type.String(), sealed: Type.Boolean() })),
  statuses: Type.Array(Status),
  points: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), regionName: Type.String() })),
  specialties: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
});

const wish = {
  edition: Type.String({ maxLength: 40 }),
  statuses: Type.Array(Status, { minItems: 1, maxItems: 20 }),
  points: Type.Array(Code, { maxItems: 1000 }),
  specialties: Type.Array(Code, { maxItems: 300 }),
  columns: Type.Array(Code, { maxItems: 200 }),
  sealedToo: Type.Boolean(),
  format: oneOf([...EXPORT_FORMATS]),
};

export const ExportOrder = Type.Object({ ...wish, purpose: Type.String({ maxLength: 500 }) });

/** What was asked for, how far it is, and, once it is ready, what the file is. */
export const Export = Type.Object({
  id: Type.String(),
  own: Type.Boolean(),
  staffName: Type.String(),
  place: Type.String(),
  purpose: Type.String(),
  wish: Type.Object({ ...wish, format: oneOf([...WRITTEN_FORMATS]) }),
  state: oneOf([...EXPORT_STATES]),
  failure: nullable(oneOf([...EXPORT_FAILURES])),
  askedAt: Instant,
  endedAt: nullable(Instant),
  rowsTotal: nullable(Type.Integer()),
  rowsDone: Type.Integer(),
  bytes: nullable(Type.Integer()),
  sha256: nullable(Digest),
  fileName: Type.String(),
  downloadUntil: nullable(Instant),
});

/** One version of an area's registered, signed for seating. */
export const Handover = Type.Object({
  ...Export.properties,
  /** Null until it is written. */
  version: nullable(Type.Integer()),
  counts: nullable(
    Type.Object({
      listed: Type.Integer(),
      added: Type.Integer(),
      corrected: Type.Integer(),
      cancelled: Type.Integer(),
    }),
  ),
});

/** The areas that may be handed over, and what was. */
export const Handovers = Type.Object({
  areas: Type.Array(
    Type.Object({ region: Type.String(), point: nullable(Type.String()), name: Type.String() }),
  ),
  handovers: Type.Array(Handover),
});

export const HandoverOrder = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  region: Type.String({ maxLength: 4 }),
  point: nullable(Code),
  purpose: Type.String({ maxLength: 500 }),
});

/** By which anybody tells that a file was signed here. */
/** The key that signs now, and those that have signed before, the latest first. */
export const HandoverKey = Type.Object({
  pem: Type.String(),
  sha256: Digest,
  former: Type.Array(Type.Object({ pem: Type.String(), sha256: Digest, since: Instant })),
});

export const NewImport = Type.Object({
  kind: oneOf([...IMPORT_KINDS]),
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
  size: Type.Integer(),
  sha256: Digest,
});

/** A file that was brought: how far it is, what is wrong with it, and what became of it. */
export const Import = Type.Object({
  id: Type.String(),
  kind: oneOf([...IMPORT_KINDS]),
  fileName: Type.String(),
  staffName: Type.String(),
  place: Type.String(),
  size: Type.Integer(),
  sha256: Digest,
  received: Type.Integer(),
  partBytes: Type.Integer(),
  state: oneOf([...IMPORT_STATES]),
  stateSince: Instant,
  begunAt: Instant,
  rowsDone: Type.Integer(),
  replaces: nullable(Type.Integer()),
  added: nullable(Type.Integer()),
  changed: nullable(Type.Integer()),
  problemCount: Type.Integer(),
  counts: Type.Array(Type.Object({ kind: oneOf([...IMPORT_PROBLEMS]), count: Type.Integer() })),
  problems: Type.Array(
    Type.Object({
      line: Type.Integer(),
      column: nullable(Type.String()),
      columnName: Type.String(),
      kind: oneOf([...IMPORT_PROBLEMS]),
      found: Type.String(),
    }),
  ),
  builtOn: Type.Array(Type.Object({ what: oneOf([...BUILT_ON]), count: Type.Integer() })),
});
