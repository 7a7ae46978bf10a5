import { Type } from 'typebox';
import { CASE_KINDS, CASE_STATES } from '#domain/cases/case.ts';
import { CASE_ACTIONS } from '#domain/cases/decide-case.ts';
import { FILE_CASE_KINDS } from '#domain/cases/file-cases.ts';
import { PHOTO_DOUBTS } from '#domain/photo/check-photo.ts';
import { Digest, IdType, Instant, nullable, oneOf, Status } from './shapes.ts';

export const CaseKind = oneOf(CASE_KINDS);
export const CaseState = oneOf(CASE_STATES);
export const CaseAction = oneOf(CASE_ACTIONS);

const IdentityKey = oneOf(['name', 'idType', 'idNumber', 'sex', 'birthDate', 'nationality', 'phone']);

const Place = {
  region: Type.String({ maxLength: 4 }),
  point: Type.String({ maxLength: 8 }),
};

const Typed = {
  name: Type.String({ maxLength: 200 }),
  idType: IdType,
  idNumber: Type.String({ maxLength: 40 }),
};

const Evidence = Type.Array(Digest, { maxItems: 6 });
const Note = Type.String({ maxLength: 500 });

/** `former` for a score merge, `after` for a correction. */
export const NewCase = Type.Object({
  kind: oneOf(['score-merge', 'account-correction']),
  edition: nullable(Type.String({ maxLength: 40 })),
  ...Place,
  former: nullable(Type.Object(Typed)),
  /** Null keeps what the account says. */
  after: nullable(
    Type.Object({
      name: nullable(Typed.name),
      idType: nullable(IdType),
      idNumber: nullable(Typed.idNumber),
      sex: nullable(Type.String({ maxLength: 4 })),
      birthDate: nullable(Type.String({ maxLength: 10 })),
      nationality: nullable(Type.String({ maxLength: 10 })),
    }),
  ),
  evidence: Evidence,
  note: Note,
});

export const Reclaim = Type.Object({ ...Typed, ...Place, evidence: Evidence, note: Note });

/** Opened by staff for a candidate who stands before them. */
export const NewMerge = Type.Object({ ...Typed, note: Note });

/** Opened by staff about a file: what is doubted, or why it is to be given back. */
export const NewFileCase = Type.Object({
  kind: oneOf(FILE_CASE_KINDS),
  doubts: Type.Array(oneOf(PHOTO_DOUBTS), { maxItems: PHOTO_DOUBTS.length }),
  /** Told to the candidate. */
  words: Type.String({ maxLength: 300 }),
  /** Coded, of a registration to be given back. */
  reason: nullable(Type.String({ maxLength: 60 })),
  evidence: Evidence,
  note: Note,
});

/** What the candidate is told of a doubt about their file. */
const told = { doubts: Type.Array(oneOf(PHOTO_DOUBTS)), words: Type.String() };

const OwnLine = Type.Object({
  key: IdentityKey,
  before: nullable(Type.String()),
  after: nullable(Type.String()),
});

/** A case as its candidate sees it. */
export const OwnCase = Type.Object({
  number: Type.String(),
  kind: CaseKind,
  state: CaseState,
  stateSince: Instant,
  openedAt: Instant,
  rev: Type.Integer(),
  title: nullable(Type.String()),
  regionName: nullable(Type.String()),
  pointName: nullable(Type.String()),
  lines: Type.Array(OwnLine),
  ...told,
  pictures: Type.Integer(),
  note: Type.String(),
  reason: nullable(Type.String()),
  undoUntil: nullable(Instant),
  actions: Type.Array(CaseAction),
});

const row = {
  number: Type.String(),
  kind: CaseKind,
  state: CaseState,
  name: Type.String(),
  regionName: nullable(Type.String()),
  pointName: nullable(Type.String()),
  openedAt: Instant,
  stateSince: Instant,
};

export const CaseRow = Type.Object(row);

export const CasePage = Type.Object({ rows: Type.Array(CaseRow), next: nullable(Type.String()) });

export const CaseLine = Type.Object({
  key: IdentityKey,
  account: nullable(Type.String()),
  asked: nullable(Type.String()),
  differs: Type.Boolean(),
  masked: Type.Boolean(),
});

/** A case as staff see it: what is asked beside what the account says, masked. */
export const Case = Type.Object({
  ...row,
  title: nullable(Type.String()),
  rev: Type.Integer(),
  lines: Type.Array(CaseLine),
  alike: nullable(oneOf(['person', 'number'])),
  record: nullable(Type.Object({ year: Type.Integer(), found: Type.Boolean() })),
  ...told,
  /** The registration that it is about. */
  file: nullable(
    Type.Object({
      number: Type.String(),
      edition: Type.String(),
      status: Status,
      hasPhoto: Type.Boolean(),
      otherPhoto: Type.Boolean(),
    }),
  ),
  settledAlone: Type.Boolean(),
  evidence: Type.Array(Type.String()),
  note: Type.String(),
  undoUntil: nullable(Instant),
  actions: Type.Array(CaseAction),
  history: Type.Array(
    Type.Object({
      action: Type.String(),
      role: Type.String(),
      who: Type.String(),
      to: Type.String(),
      reason: nullable(Type.String()),
      at: Instant,
    }),
  ),
});

export const CaseDecision = Type.Object({
  do: CaseAction,
  rev: Type.Integer(),
  reason: Type.String({ maxLength: 300 }),
});
