import { type TSchema, Type } from 'typebox';
import type { Answers as DomainAnswers } from '#domain/edition/edition.ts';
import type { OptionLists as DomainOptionLists } from '#domain/edition/options.ts';
import type { Problem as DomainProblem } from '#domain/edition/problem.ts';
import { ID_TYPES } from '#domain/identity/id-papers.ts';
import { ACTIONS } from '#domain/registration/lifecycle.ts';
import { STATUSES } from '#domain/registration/registration.ts';

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** ISO 8601 with zone. */
export const Instant = Type.String({ format: 'date-time' });
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const Answer = Type.Union([
  Type.String({ maxLength: 4000 }),
  Type.Number(),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
  Type.Null(),
]);
export const Answers = Type.Unsafe<DomainAnswers>(
  Type.Record(Type.String({ pattern: '^[a-z_]{1,40}$' }), Answer),
);

export const Problem = Type.Unsafe<DomainProblem>(
  Type.Object({
    field: Type.String(),
    code: Type.String(),
    severity: oneOf(['error', 'warning']),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  }),
);

/** Every refusal on the wire. `code` is worded by vocabulary; `trace` finds the line in the log. */
export const Refused = Type.Object({
  error: Type.Object({
    code: Type.String(),
    params: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())])),
    ),
    problems: Type.Optional(Type.Array(Problem)),
    trace: Type.String(),
  }),
});

export const IdType = oneOf(ID_TYPES);
export const Status = oneOf(STATUSES);
export const Action = oneOf(ACTIONS);

const Window = Type.Object({ opensAt: Instant, closesAt: Instant });
export const Windows = Type.Object({
  registration: Window,
  confirmation: Window,
  repair: Window,
  review: Window,
  payment: Window,
});

export const RegionSettings = Type.Object({
  code: Type.String(),
  name: Type.String(),
  confirmation: oneOf(['on-site', 'on-line']),
  onlinePayment: Type.Boolean(),
  autoConfirmation: Type.Boolean(),
  place: Type.String(),
  papers: Type.Array(Type.String()),
  windows: Windows,
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
  state: oneOf(['unverified', 'verified', 'failed']),
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

const PhotoInfo = Type.Object({ digest: Digest, width: Type.Integer(), height: Type.Integer() });

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
  missing: Type.Array(oneOf(['basics', 'education', 'photo'])),
});

export const Basics = Type.Object({
  nationality: Type.String({ maxLength: 10 }),
  sex: nullable(Type.String({ maxLength: 4 })),
  birthDate: nullable(Type.String({ maxLength: 10 })),
  ethnicity: nullable(Type.String({ maxLength: 4 })),
  idValidUntil: nullable(Type.String({ maxLength: 10 })),
  phone: Type.String({ maxLength: 20 }),
});

export const SignUp = Type.Object({
  userName: Type.String({ maxLength: 64 }),
  password: Type.String({ maxLength: 128 }),
  name: Type.String({ maxLength: 200 }),
  nameAgain: Type.String({ maxLength: 200 }),
  idType: IdType,
  idTypeAgain: IdType,
  idNumber: Type.String({ maxLength: 40 }),
  idNumberAgain: Type.String({ maxLength: 40 }),
  phone: Type.String({ maxLength: 20 }),
  consents: Type.Array(
    Type.Object({ key: Type.String({ maxLength: 40 }), version: Type.String({ maxLength: 40 }) }),
    { maxItems: 10 },
  ),
});

/** Who is signed in, masked; null where nobody is. */
export const Session = nullable(
  Type.Object({ userName: Type.String(), nameMasked: Type.String(), idTail: Type.String() }),
);

export const EditionSummary = Type.Object({
  key: Type.String(),
  year: Type.Integer(),
  title: Type.String(),
  examDate: Type.String(),
  windows: Windows,
  serverTime: Instant,
});

const Option = Type.Object({
  code: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  within: Type.Record(Type.String(), Type.Array(Type.String())),
});
export const OptionLists = Type.Unsafe<DomainOptionLists>(Type.Record(Type.String(), Type.Array(Option)));

export const Employer = Type.Object({
  code: Type.String(),
  name: Type.String(),
  regionName: Type.String(),
  cityName: Type.String(),
  /** Defaults for the fields below it. */
  nature: Type.String(),
  category: Type.String(),
});

export const ProgressNode = Type.Object({
  key: oneOf(['answers', 'photo', 'materials', 'submission', 'confirmation', 'review', 'payment']),
  state: oneOf(['not-reached', 'current', 'done', 'refused']),
});

/** Words for people, made by staff or the catalogue of reasons. */
const Reason = Type.Object({
  code: Type.String(),
  text: Type.String(),
  fix: Type.String(),
  field: nullable(Type.String()),
});

export const Draft = Type.Object({ answers: Answers, savedAt: Instant });

/** A registration as its candidate sees it. Buttons are drawn from `actions`; nothing is recomputed in the browser. */
export const Registration = Type.Object({
  edition: Type.String(),
  title: Type.String(),
  examDate: Type.String(),
  number: Type.String(),
  status: Status,
  statusSince: Instant,
  rev: Type.Integer(),
  region: RegionSettings,
  answers: Answers,
  savedPages: Type.Array(Type.String()),
  missingPages: Type.Array(Type.String()),
  drafts: Type.Record(Type.String(), Draft),
  photo: nullable(Digest),
  accountPhoto: nullable(PhotoInfo),
  /** Answers that will be copied from the account, for showing beside what is typed. */
  quotes: Answers,
  /** Answers the account suggests (telephone, ethnicity …): offered, not bound. */
  suggestions: Answers,
  /** Keys that can no longer change. */
  locked: Type.Array(Type.String()),
  code: nullable(Type.String()),
  revision: Type.Integer(),
  firstSubmittedAt: nullable(Instant),
  submittedAt: nullable(Instant),
  progress: Type.Array(ProgressNode),
  actions: Type.Array(Type.Union([Action, oneOf(['print', 'pay'])])),
  /** When waiting gives it up; null where nothing is given up by waiting. */
  deadline: nullable(Instant),
  warnings: Type.Array(Problem),
  reason: nullable(Reason),
  serverTime: Instant,
});

export const Receipt = Type.Object({
  number: Type.String(),
  code: Type.String(),
  revision: Type.Integer(),
  at: Instant,
});
export const Submission = Type.Object({ receipt: Receipt, registration: Registration });

const FeeLine = Type.Object({
  kind: oneOf(['subject', 'person']),
  subject: nullable(Type.String()),
  fen: Type.Integer(),
});
export const Fee = Type.Object({
  lines: Type.Array(FeeLine),
  fen: Type.Integer(),
  payee: Type.String(),
  legalBasis: Type.String(),
  specialty: Type.String(),
  order: nullable(Type.Object({ number: Type.String(), state: Type.String() })),
});

export const PaymentState = oneOf(['open', 'paid', 'failed', 'expired']);
export const Payment = Type.Object({
  order: Type.String(),
  fen: Type.Integer(),
  state: PaymentState,
  asked: Type.Boolean(),
});
export const OpenedPayment = Type.Object({
  order: Type.String(),
  fen: Type.Integer(),
  url: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
});

export const StaffRole = oneOf(['site', 'point', 'region', 'nation']);

export const OfficeSession = nullable(
  Type.Object({
    userName: Type.String(),
    displayName: Type.String(),
    role: StaffRole,
    regionName: nullable(Type.String()),
    pointName: nullable(Type.String()),
  }),
);

/** How many files wait for this person, by kind of work. */
export const Work = Type.Object({
  counts: Type.Array(
    Type.Object({ edition: Type.String(), status: Status, count: Type.Integer(), oldest: nullable(Instant) }),
  ),
  at: Instant,
});

export const FileRow = Type.Object({
  number: Type.String(),
  edition: Type.String(),
  status: Status,
  statusSince: Instant,
  name: Type.String(),
  idTail: Type.String(),
  regionName: Type.String(),
  pointName: Type.String(),
  specialtyName: Type.String(),
  levelName: Type.String(),
});

export const FilePage = Type.Object({ rows: Type.Array(FileRow), next: nullable(Type.String()) });

const ShownAnswer = Type.Object({ key: Type.String(), shown: Type.String(), masked: Type.Boolean() });
const ShownPage = Type.Object({ key: Type.String(), answers: Type.Array(ShownAnswer) });

export const HistoryLine = Type.Object({
  action: Type.String(),
  role: Type.String(),
  who: Type.String(),
  from: nullable(Type.String()),
  to: Type.String(),
  reason: nullable(Type.String()),
  at: Instant,
});

/** A registration as staff see it: the newest frozen revision, personal data masked. */
export const File = Type.Object({
  number: Type.String(),
  edition: Type.String(),
  title: Type.String(),
  status: Status,
  statusSince: Instant,
  rev: Type.Integer(),
  name: Type.String(),
  region: RegionSettings,
  pointName: Type.String(),
  code: nullable(Type.String()),
  revision: Type.Integer(),
  pages: Type.Array(ShownPage),
  hasPhoto: Type.Boolean(),
  progress: Type.Array(ProgressNode),
  actions: Type.Array(Action),
  reason: nullable(Reason),
  history: Type.Array(HistoryLine),
});

const Change = Type.Object({ key: Type.String(), before: Type.String(), after: Type.String() });

/** What a scanned code leads to. An old print is recognised and its differences told. */
export const ScannedForm = Type.Object({
  code: Type.String(),
  printedRevision: Type.Integer(),
  currentRevision: Type.Integer(),
  current: Type.Boolean(),
  changes: Type.Array(Change),
  file: File,
});

export const StaffDecision = Type.Object({
  do: Action,
  rev: Type.Integer(),
  code: Type.Optional(Type.String({ maxLength: 40 })),
  reason: Type.Optional(Type.String({ maxLength: 60 })),
});

export const ReasonEntry = Type.Object({
  code: Type.String(),
  stage: oneOf(['review', 'confirmation', 'both', 'correction']),
  text: Type.String(),
  fix: Type.String(),
  field: nullable(Type.String()),
});

export const DemoClock = Type.Object({
  now: Instant,
  moments: Type.Array(Type.Object({ key: Type.String(), label: Type.String(), at: Instant })),
});
