import { Type } from 'typebox';
import type { OptionLists as DomainOptionLists } from '#domain/edition/options.ts';
import { ORDER_STATES, SURPLUS_REASONS } from '#domain/payment/order-lifecycle.ts';
import { REFUND_STATES } from '#domain/payment/refund.ts';
import { PhotoInfo } from './account-schemas.ts';
import { OwnPaper, Papers } from './paper-schemas.ts';
import {
  Action,
  Advice,
  Answers,
  Change,
  Digest,
  Instant,
  nullable,
  oneOf,
  Problem,
  ProgressNode,
  Reason,
  RegionSettings,
  Status,
  Windows,
} from './shapes.ts';

/** What an exam asks of a photo; the bounds themselves are accepted. */
const PhotoLimits = Type.Object({
  minWidth: Type.Integer(),
  minHeight: Type.Integer(),
  minBytes: Type.Integer(),
  maxBytes: Type.Integer(),
});

export const EditionSummary = Type.Object({
  key: Type.String(),
  year: Type.Integer(),
  title: Type.String(),
  examDate: Type.String(),
  photo: PhotoLimits,
  windows: Windows,
  serverTime: Instant,
});

const Option = Type.Object({
  code: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  within: Type.Record(Type.String(), Type.Array(Type.String())),
  closed: Type.Optional(Type.Literal(true)),
});

export const OptionLists = Type.Unsafe<DomainOptionLists>(Type.Record(Type.String(), Type.Array(Option)));

export const Draft = Type.Object({ answers: Answers, savedAt: Instant });

/** What a returning candidate is told while the form is open. */
export const LastYear = Type.Object({
  year: Type.Integer(),
  /** With which the form opens: offered, not bound. */
  answers: Answers,
  /** Answers of then that are no longer possible, in the words of then. */
  outdated: Type.Array(Type.Object({ key: Type.String(), shown: Type.String() })),
  rolling: Type.Object({
    specialty: Type.String(),
    specialtyName: Type.String(),
    passed: Type.Array(Type.String()),
    notPassed: Type.Array(Type.String()),
    /** Passed the year before, and counting no longer. */
    lapsed: Type.Array(Type.String()),
    /** Everything was passed within two years: nothing is left to roll. */
    complete: Type.Boolean(),
  }),
  /** What submitting will do, were it done now. */
  autoConfirmation: Type.Union([
    Type.Object({
      applies: Type.Literal(false),
      why: oneOf(['not-in-exam', 'not-in-region', 'refused-before', 'held']),
    }),
    Type.Object({ applies: Type.Literal(true), same: Type.Boolean(), changes: Type.Array(Change) }),
  ]),
});

/** A registration as its candidate sees it. Buttons are drawn from `actions`; nothing is recomputed in the browser. */
export const Registration = Type.Object({
  edition: Type.String(),
  title: Type.String(),
  examDate: Type.String(),
  number: Type.String(),
  status: Status,
  statusSince: Instant,
  /** The region's approval waits until the quoted records are verified. */
  waitsForCredentials: Type.Boolean(),
  rev: Type.Integer(),
  region: RegionSettings,
  answers: Answers,
  savedPages: Type.Array(Type.String()),
  missingPages: Type.Array(Type.String()),
  drafts: Type.Record(Type.String(), Draft),
  /** By page: what it held before the region was changed; to be taken back until then, never by itself. */
  kept: Type.Record(Type.String(), Type.Object({ answers: Answers, until: Instant })),
  photo: nullable(Digest),
  papers: Papers,
  /** At a counter: what the region asks for beyond its list in words, as far as it concerns this registration. */
  toBring: Type.Array(OwnPaper),
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
  /**
   * Who is at work between `from` and the deadline may finish until `until`; null where there is no grace. `granted`: the
   * deadline has passed, and this candidate may.
   */
  grace: nullable(Type.Object({ from: Instant, until: Instant, granted: Type.Boolean() })),
  /** Null for who is no returning candidate, and once it has been submitted. */
  lastYear: nullable(LastYear),
  /** Confirmed by submitting what stood last year. */
  autoConfirmed: Type.Boolean(),
  warnings: Type.Array(Problem),
  /** Null as long as specialty or education is not answered. */
  eligibility: nullable(Advice),
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

const EReceipt = Type.Object({ number: Type.String(), url: nullable(Type.String()) });

/** Money that came in and was not booked; `refund`: how far it is on its way back. */
const Surplus = Type.Object({
  order: Type.String(),
  fen: Type.Integer(),
  reason: oneOf(SURPLUS_REASONS),
  paidAt: Instant,
  refund: nullable(oneOf(REFUND_STATES)),
});

export const Fee = Type.Object({
  lines: Type.Array(FeeLine),
  fen: Type.Integer(),
  payee: Type.String(),
  legalBasis: Type.String(),
  specialty: Type.String(),
  order: nullable(
    Type.Object({ number: Type.String(), state: oneOf(ORDER_STATES), receipt: nullable(EReceipt) }),
  ),
  /** In fen: what a correction has left to be paid. */
  owed: Type.Integer(),
  surplus: Type.Array(Surplus),
});

export const Payment = Type.Object({
  order: Type.String(),
  fen: Type.Integer(),
  state: oneOf(ORDER_STATES),
  asked: Type.Boolean(),
  receipt: nullable(EReceipt),
});

export const OpenedPayment = Type.Object({
  order: Type.String(),
  fen: Type.Integer(),
  /** A form to be posted, an address to go to, or a code to be scanned by another device. */
  way: oneOf(['form', 'link', 'code']),
  url: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
  /** The code as SVG. */
  code: nullable(Type.String()),
});
