import { Type } from 'typebox';
import { PHOTO_DOUBTS } from '#domain/photo/check-photo.ts';
import { Digest, IdType, Instant, nullable, oneOf } from './shapes.ts';

/** `expectedBy`: until when the register means to answer; null unless it is checking. */
export const CredentialCheck = Type.Object({
  state: oneOf(['unverified', 'checking', 'verified', 'failed']),
  /** Settled by staff with evidence. */
  byStaff: Type.Boolean(),
  expectedBy: nullable(Instant),
});

export const Credential = Type.Object({
  id: Type.String(),
  kind: oneOf(['education', 'degree']),
  level: Type.String(),
  school: Type.String(),
  schoolNote: Type.String(),
  major: Type.String(),
  finishedOn: Type.String(),
  certificateNumber: Type.String(),
  studyLength: Type.String(),
  ...CredentialCheck.properties,
  setAside: Type.Boolean(),
});

export const NewCredential = Type.Object({
  kind: oneOf(['education', 'degree']),
  level: Type.String({ maxLength: 40 }),
  school: Type.String({ maxLength: 200 }),
  schoolNote: Type.String({ maxLength: 200 }),
  major: Type.String({ maxLength: 200 }),
  finishedOn: Type.String({ maxLength: 10 }),
  certificateNumber: Type.String({ maxLength: 60 }),
  studyLength: Type.String({ maxLength: 10 }),
});

export const PhotoInfo = Type.Object({ digest: Digest, width: Type.Integer(), height: Type.Integer() });

/** What the look at a photo has left open. */
export const PhotoCheck = Type.Object({
  faceChecked: Type.Boolean(),
  doubts: Type.Array(oneOf(PHOTO_DOUBTS)),
});

/** The account as its owner sees it. `missing` names what keeps exams closed (A1). */
export const Account = Type.Object({
  userName: Type.String(),
  name: Type.String(),
  idType: IdType,
  idNumberMasked: Type.String(),
  sex: nullable(Type.String()),
  birthDate: nullable(Type.String()),
  /** Whether sex and birth date follow from the ID number; else they are chosen by hand. */
  readFromIdNumber: Type.Boolean(),
  nationality: nullable(Type.String()),
  ethnicity: nullable(Type.String()),
  idValidUntil: nullable(Type.String()),
  phone: Type.String(),
  credentials: Type.Array(Credential),
  photo: nullable(PhotoInfo),
  photoCheck: nullable(PhotoCheck),
  missing: Type.Array(oneOf(['id-paper', 'basics', 'education', 'photo'])),
});

export const Basics = Type.Object({
  nationality: Type.String({ maxLength: 10 }),
  sex: nullable(Type.String({ maxLength: 4 })),
  birthDate: nullable(Type.String({ maxLength: 10 })),
  ethnicity: nullable(Type.String({ maxLength: 4 })),
  idValidUntil: nullable(Type.String({ maxLength: 10 })),
});

export const SignUp = Type.Object({
  userName: Type.String({ maxLength: 64 }),
  password: Type.String({ maxLength: 128 }),
  name: Type.String({ maxLength: 200 }),
  idType: IdType,
  idNumber: Type.String({ maxLength: 40 }),
  /** The second entry: all of it, or none where the national network identity confirms the first one. */
  nameAgain: Type.Optional(Type.String({ maxLength: 200 })),
  idTypeAgain: Type.Optional(IdType),
  idNumberAgain: Type.Optional(Type.String({ maxLength: 40 })),
  phone: Type.String({ maxLength: 20 }),
  phoneCode: Type.String({ maxLength: 10 }),
  consents: Type.Array(
    Type.Object({ key: Type.String({ maxLength: 40 }), version: Type.String({ maxLength: 40 }) }),
    { maxItems: 10 },
  ),
  /** From a text message, where staff have given the number back to this person. */
  reclaimCode: Type.Optional(Type.String({ maxLength: 40 })),
});

/** Who is signed in, masked; null where nobody is. */
export const Session = nullable(
  Type.Object({
    userName: Type.String(),
    nameMasked: Type.String(),
    idTail: Type.String(),
    /** The telephone of the account took no short message lately. */
    phoneFails: Type.Boolean(),
  }),
);

/** The mail address to which copies of messages go. */
export const Mail = Type.Object({
  /** Whether there is a way to send mail. */
  available: Type.Boolean(),
  mail: nullable(Type.String()),
  /** The last one came back. */
  fails: Type.Boolean(),
});

/** Work that a machine pays with; null where none is asked for. Goes back in `x-puzzle`: `puzzle.counter.hash`. */
export const Puzzle = nullable(
  Type.Object({ puzzle: Type.String(), salt: Type.String(), nonce: Type.String(), prefix: Type.String() }),
);
