import { Type } from 'typebox';
import { REASON_STAGES } from '#domain/catalogue/reason.ts';
import { VERDICTS } from '#domain/eligibility/assess.ts';
import { CHECK_TOPICS } from '#domain/registration/checks.ts';
import { HOLD_KINDS } from '#domain/registration/holds.ts';
import { PERMISSIONS } from '#domain/staff/permissions.ts';
import { POSTS } from '#domain/staff/posts.ts';
import { STANDINGS } from '#domain/staff/second-factor.ts';
import { CredentialCheck, PhotoCheck } from './account-schemas.ts';
import { CaseRow } from './case-schemas.ts';
import { OnSheet } from './employee-schemas.ts';
import { FilePapers, Objection, OwnPaper } from './paper-schemas.ts';
import {
  Action,
  Advice,
  AdviceLine,
  Change,
  Instant,
  nullable,
  oneOf,
  ProgressNode,
  Reason,
  RegionSettings,
  Status,
  Uuid,
} from './shapes.ts';

export const StaffRole = oneOf(['site', 'point', 'region', 'nation']);
export const Post = oneOf(POSTS);
export const PermissionName = oneOf(PERMISSIONS);

export const OfficeSession = nullable(
  Type.Object({
    userName: Type.String(),
    displayName: Type.String(),
    post: Post,
    role: StaffRole,
    /** What the post allows, in the own area. */
    may: Type.Array(PermissionName),
    regionName: nullable(Type.String()),
    pointName: nullable(Type.String()),
    siteName: nullable(Type.String()),
    /** Their region confirms on-line in some exam. */
    confirmsOnLine: Type.Boolean(),
    /** What is still due before the session opens anything. */
    standing: oneOf(STANDINGS),
  }),
);

/** How many files wait for this person, by kind of work. */
export const Work = Type.Object({
  counts: Type.Array(
    Type.Object({ edition: Type.String(), status: Status, count: Type.Integer(), oldest: nullable(Instant) }),
  ),
  /** Cases that wait, for all kinds together. */
  cases: Type.Integer(),
  /** For the region questions that wait for an answer, for the point answers that nobody there has seen. */
  questions: Type.Integer(),
  /** Who chose the own site and waits to be confirmed; null for who works for the whole point. */
  atOwnSite: nullable(Type.Integer()),
  at: Instant,
});

const HeldBy = { who: Type.String(), mine: Type.Boolean(), since: Instant };

/** Somebody has the file on the bench. */
const Holder = Type.Object(HeldBy);

/** The token goes with each decision; nobody but its holder is told. */
export const Lease = Type.Object({ ...HeldBy, token: nullable(Type.Integer()) });

export const Holding = Type.Object({
  staff: Uuid,
  name: Type.String(),
  count: Type.Integer(),
  oldest: Instant,
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
  held: nullable(Holder),
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
  /** The region's approval waits until the quoted records are verified. */
  waitsForCredentials: Type.Boolean(),
  statusSince: Instant,
  rev: Type.Integer(),
  name: Type.String(),
  region: RegionSettings,
  pointName: Type.String(),
  /** The site that was chosen, where the region asks for one; any site of the point may confirm all the same. */
  site: nullable(Type.Object({ name: Type.String(), isOther: Type.Boolean() })),
  code: nullable(Type.String()),
  revision: Type.Integer(),
  pages: Type.Array(ShownPage),
  hasPhoto: Type.Boolean(),
  papers: FilePapers,
  /** Of the region's own, to be shown at the counter. */
  toBring: Type.Array(OwnPaper),
  photoCheck: nullable(PhotoCheck),
  /** Of a returning candidate: what differs from last year; null for everybody else. */
  sinceLastYear: nullable(Type.Object({ year: Type.Integer(), changes: Type.Array(Change) })),
  progress: Type.Array(ProgressNode),
  actions: Type.Array(Action),
  /** Paid on line: it is not cancelled without saying what becomes of the money. */
  paid: Type.Boolean(),
  /** What holds it up, what waits for that, and the case that settles it. */
  holds: Type.Array(
    Type.Object({
      kind: oneOf(HOLD_KINDS),
      since: Instant,
      blocks: Type.Array(Action),
      caseNumber: nullable(Type.String()),
    }),
  ),
  reason: nullable(Reason),
  /** Of the frozen answers; for reviewers a mark, no decision. */
  eligibility: nullable(Advice),
  /** What a reviewer looks at, line by line: each with its answers, its papers, and what the conditions say. */
  checks: Type.Array(
    Type.Object({
      topic: oneOf(CHECK_TOPICS),
      verdict: nullable(oneOf(VERDICTS)),
      fields: Type.Array(Type.String()),
      papers: Type.Array(Type.String()),
      lines: Type.Array(AdviceLine),
    }),
  ),
  /** Of what was handed in again: the decision before it, and what has changed since. */
  sinceDecision: nullable(Type.Object({ ...HistoryLine.properties, changes: Type.Array(Change) })),
  /** Of an employer's name typed by hand: the full name in the directory, or that it is a new one. */
  employerSaid: nullable(Type.Object({ verdict: oneOf(['listed', 'new']), name: nullable(Type.String()) })),
  /** How the register's check of the quoted records stands now; null where none was quoted. */
  credentials: Type.Object({ education: nullable(CredentialCheck), degree: nullable(CredentialCheck) }),
  history: Type.Array(HistoryLine),
  /** What two members of staff decide, or have decided, about the candidate. */
  cases: Type.Array(CaseRow),
  /** Who has the file on the bench at this moment. */
  lease: nullable(Lease),
});

/** What a scanned code leads to. An old print is recognised and its differences told. */
export const ScannedForm = Type.Object({
  code: Type.String(),
  printedRevision: Type.Integer(),
  currentRevision: Type.Integer(),
  current: Type.Boolean(),
  changes: Type.Array(Change),
  /** The newest summary sheet of an employer that lists it. */
  sheet: nullable(OnSheet),
  file: File,
});

export const StaffDecision = Type.Object({
  do: Action,
  rev: Type.Integer(),
  /** Token of the lease, for the decisions of the review. */
  lease: Type.Optional(Type.Integer()),
  code: Type.Optional(Type.String({ maxLength: 40 })),
  reason: Type.Optional(Type.String({ maxLength: 60 })),
  /** What is wanting, with refuse-confirmation: papers, pages, the photo. */
  items: Type.Optional(Type.Array(Objection, { maxItems: 30 })),
});

export const ReasonEntry = Type.Object({
  code: Type.String(),
  /** Null: offered everywhere. */
  region: nullable(Type.String()),
  /** None where it is retired: what was given keeps its words. */
  offeredFor: Type.Array(Type.String()),
  stage: oneOf(REASON_STAGES),
  text: Type.String(),
  fix: Type.String(),
  field: nullable(Type.String()),
});

export const DemoClock = Type.Object({
  now: Instant,
  moments: Type.Array(Type.Object({ key: Type.String(), label: Type.String(), at: Instant })),
});
