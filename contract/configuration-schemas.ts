import { Type } from 'typebox';
import { UNUSUAL_DAYS } from '#domain/calendar/working-days.ts';
import type { Difference } from '#domain/configuration/differences.ts';
import type { ConfigurationDocument as DomainDocument } from '#domain/configuration/document.ts';
import {
  CONFIGURATION_ACTIONS,
  CONFIGURATION_STATES,
  type ConfigurationAction,
} from '#domain/configuration/life.ts';
import { type NationDocument as DomainNation, NATION } from '#domain/configuration/nation.ts';
import {
  type NationProblem as DomainNationProblem,
  NATION_PROBLEMS,
} from '#domain/configuration/nation-problems.ts';
import {
  CONFIGURATION_PROBLEMS,
  type ConfigurationProblem as DomainProblem,
} from '#domain/configuration/problems.ts';
import { MOST_IMAGES, PAPER_CONDITIONS } from '#domain/edition/paper-list.ts';
import { SECOND_LOOK_RULES } from '#domain/registration/first-pass.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import {
  CATCHES,
  type ComparedRehearsal as DomainComparison,
  type Rehearsal,
  STAGES,
} from '#domain/rehearsal/report.ts';
import { OwnPaper, PaperKey } from './paper-schemas.ts';
import { Instant, nullable, oneOf, Windows } from './shapes.ts';

const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$' });
const Span = Type.Object({ opensAt: Moment, closesAt: Moment });
const Code = Type.String({ pattern: '^[0-9A-Za-z-]{1,12}$' });
const Name = Type.String({ maxLength: 100 });
const Word = Type.String({ maxLength: 40 });
const place = { code: Code, name: Name, nameEn: Name };
const Fen = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** What a region settles for an edition. Moments are Beijing's clock: they are what the notice says. */
export const ConfigurationDocument = Type.Unsafe<DomainDocument>(
  Type.Object({
    windows: Type.Object({
      registration: Span,
      confirmation: Span,
      repair: Span,
      review: Span,
      payment: Span,
    }),
    confirmation: oneOf(['on-site', 'on-line']),
    autoConfirmation: Type.Boolean(),
    reviewsAutoConfirmed: Type.Boolean(),
    onlinePayment: Type.Boolean(),
    gateway: Word,
    payee: Name,
    place: Type.String({ maxLength: 500 }),
    papers: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 30 }),
    graceMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
    extensionHours: Type.Integer({ minimum: 0, maximum: 720 }),
    secondLookRules: Type.Array(oneOf(SECOND_LOOK_RULES), { uniqueItems: true }),
    secondLookPercent: Type.Integer({ minimum: 0, maximum: 100 }),
    employerClerks: Type.Boolean(),
    verifiedCredentials: Type.Boolean(),
    paperList: Type.Object({
      declared: Type.Record(PaperKey, oneOf(['required', 'not-asked'])),
      own: Type.Array(OwnPaper, { maxItems: 20 }),
      most: Type.Record(PaperKey, Type.Integer({ minimum: 1, maximum: MOST_IMAGES })),
    }),
    notice: Type.String({ maxLength: 4000 }),
    points: Type.Array(Type.Object(place), { maxItems: 200 }),
    sites: Type.Array(Type.Object({ ...place, point: Code }), { maxItems: 1000 }),
    fees: Type.Array(
      Type.Object({
        level: Word,
        form: Word,
        fenPerSubject: Fen,
        fenPerPerson: Fen,
        legalBasis: Type.String({ maxLength: 200 }),
      }),
      { maxItems: 40 },
    ),
  }),
);

const Params = Type.Record(Type.String(), Type.String());

export const ConfigurationProblem = Type.Unsafe<DomainProblem>(
  Type.Object({
    code: oneOf(CONFIGURATION_PROBLEMS),
    severity: oneOf(['error', 'warning']),
    at: Type.String(),
    params: Params,
  }),
);

export const ConfigurationDifference = Type.Unsafe<Difference>(
  Type.Object({
    field: Type.String(),
    of: Type.String(),
    before: nullable(Type.String()),
    after: nullable(Type.String()),
  }),
);

const Stage = oneOf(STAGES);

export const RehearsalReport = Type.Unsafe<Rehearsal>(
  Type.Object({
    candidates: Type.Integer(),
    ends: Type.Object(Object.fromEntries(STATUSES.map((status) => [status, Type.Integer()]))),
    returning: Type.Integer(),
    autoConfirmed: Type.Integer(),
    sheets: Type.Optional(Type.Object({ employers: Type.Integer(), people: Type.Integer() })),
    advice: Type.Object({ meets: Type.Integer(), unclear: Type.Integer(), short: Type.Integer() }),
    caught: Type.Array(
      Type.Object({
        why: oneOf(CATCHES),
        closedAt: Moment,
        count: Type.Integer(),
        examples: Type.Array(Type.Object({ person: Type.Integer(), did: nullable(Moment) })),
      }),
    ),
    stuck: Type.Array(Type.Object({ field: Type.String(), code: Type.String(), count: Type.Integer() })),
    money: Type.Array(
      Type.Object({ level: Type.String(), form: Type.String(), people: Type.Integer(), fen: Type.Integer() }),
    ),
    days: Type.Array(
      Type.Object({
        date: Type.String(),
        stage: Stage,
        came: Type.Integer(),
        done: Type.Integer(),
        waiting: Type.Integer(),
      }),
    ),
    papers: Type.Optional(
      Type.Array(
        Type.Object({
          key: Type.String(),
          title: Type.String(),
          people: Type.Integer(),
          late: Type.Integer(),
        }),
      ),
    ),
    overloads: Type.Array(
      Type.Object({
        stage: Stage,
        capacity: Type.Integer(),
        days: Type.Integer(),
        most: Type.Integer(),
        on: Type.String(),
      }),
    ),
    loads: Type.Optional(
      Type.Array(
        Type.Object({
          stage: Stage,
          files: Type.Integer(),
          workingDays: Type.Integer(),
          notAnnounced: Type.Integer(),
          perDay: nullable(Type.Integer()),
        }),
      ),
    ),
    firstDay: Type.String(),
    lastDay: Type.String(),
  }),
);

const Reviewers = Type.Integer({ minimum: 1, maximum: 500 });

/** How many people look at files at each stage, and how many files each can do on a working day. */
export const RehearsalWish = Type.Object({
  rev: Type.Integer(),
  reviewers: Type.Object({ point: Reviewers, region: Reviewers }),
  filesPerDay: Type.Integer({ minimum: 1, maximum: 2000 }),
});

const ComparedRehearsal = Type.Unsafe<DomainComparison>(
  Type.Object({
    settings: Type.Object({
      seed: Type.Integer(),
      candidates: Type.Integer(),
      reviewers: Type.Object({ point: Type.Integer(), region: Type.Integer() }),
      filesPerDay: Type.Integer(),
    }),
    draft: RehearsalReport,
    live: RehearsalReport,
  }),
);

const Origin = Type.Object({ edition: Type.String(), title: Type.String(), number: Type.Integer() });

/** What every configuration that is being worked on tells to this member of staff, whatever its document. */
const open = {
  number: Type.Integer(),
  state: oneOf(CONFIGURATION_STATES),
  rev: Type.Integer(),
  origin: Origin,
  authors: Type.Array(Type.String()),
  /** Against what is live. */
  differences: Type.Unsafe<readonly Difference[]>(Type.Array(ConfigurationDifference)),
  rehearsal: nullable(ComparedRehearsal),
  rehearsedAt: nullable(Instant),
  /** The rehearsal is of this very document. */
  isRehearsed: Type.Boolean(),
  liveFrom: nullable(Instant),
  actions: Type.Unsafe<readonly ConfigurationAction[]>(Type.Array(oneOf(CONFIGURATION_ACTIONS))),
};

/** The configuration that is being worked on, as this member of staff sees it. */
export const OpenConfiguration = Type.Object({
  ...open,
  document: ConfigurationDocument,
  problems: Type.Unsafe<readonly DomainProblem[]>(Type.Array(ConfigurationProblem)),
});

const Named = Type.Object({ code: Type.String(), label: Type.String(), labelEn: Type.String() });

/** What was before, who did what, and from where a draft can be begun. */
const versions = {
  edition: Type.String(),
  liveNumber: Type.Integer(),
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      state: oneOf(CONFIGURATION_STATES),
      authors: Type.Array(Type.String()),
      approvedBy: nullable(Type.String()),
      liveAt: nullable(Instant),
      endedAt: nullable(Instant),
    }),
  ),
  history: Type.Array(
    Type.Object({
      number: Type.Integer(),
      action: oneOf(['open', ...CONFIGURATION_ACTIONS]),
      who: Type.String(),
      note: Type.String(),
      at: Instant,
    }),
  ),
  /** Editions from which a draft can be copied. */
  sources: Type.Array(Type.Object({ edition: Type.String(), title: Type.String() })),
};

/** Everything about a region in an edition: what is live, what is being worked on, what was before. */
export const RegionConfiguration = Type.Object({
  ...versions,
  region: Type.String(),
  regionName: Type.String(),
  examDate: Type.String(),
  live: ConfigurationDocument,
  open: nullable(OpenConfiguration),
  levels: Type.Array(Named),
  gateways: Type.Array(Type.String()),
  /** What the edition declares, and the conditions that its answers allow for further papers. */
  declaredPapers: Type.Array(
    Type.Object({ key: Type.String(), required: Type.Boolean(), locked: Type.Boolean() }),
  ),
  paperConditions: Type.Array(oneOf(PAPER_CONDITIONS)),
  mostImages: Type.Integer(),
});

const Bytes = Type.Integer({ minimum: 1, maximum: 20 * 1024 * 1024 });
const Pixels = Type.Integer({ minimum: 1, maximum: 10_000 });
const Days = Type.Array(Type.Integer({ minimum: 1, maximum: 365 }), { maxItems: 10, uniqueItems: true });

/** What the nation settles for an edition. */
export const NationDocument = Type.Unsafe<DomainNation>(
  Type.Object({
    specialties: Type.Array(
      Type.Object({
        ...place,
        discipline: Word,
        level: Word,
        form: oneOf(['paper', 'computer']),
        subjects: Type.Array(Word, { maxItems: 12, uniqueItems: true }),
        closed: Type.Boolean(),
      }),
      { maxItems: 500 },
    ),
    photo: Type.Object({ minWidth: Pixels, minHeight: Pixels, minBytes: Bytes, maxBytes: Bytes }),
    papers: Type.Object({ maxBytes: Bytes, maxSheets: Type.Integer({ minimum: 1, maximum: 100 }) }),
    reminders: Type.Object({
      submit: Days,
      'submit-again': Days,
      confirm: Days,
      repair: Days,
      pay: Days,
      'id-paper': Days,
    }),
  }),
);

export const NationProblem = Type.Unsafe<DomainNationProblem>(
  Type.Object({
    code: oneOf(NATION_PROBLEMS),
    severity: oneOf(['error', 'warning']),
    at: Type.String(),
    params: Params,
  }),
);

export const OpenNationConfiguration = Type.Object({
  ...open,
  document: NationDocument,
  problems: Type.Unsafe<readonly DomainNationProblem[]>(Type.Array(NationProblem)),
});

/** Everything that the nation settles for an edition; the place of the nation stands where a region's code does. */
export const NationConfiguration = Type.Object({
  ...versions,
  region: Type.Literal(NATION),
  title: Type.String(),
  live: NationDocument,
  open: nullable(OpenNationConfiguration),
  /** How many have submitted with each specialty. */
  registered: Type.Record(Type.String(), Type.Integer()),
  disciplines: Type.Array(Named),
  levels: Type.Array(Named),
  subjects: Type.Array(Named),
});

export const NationSaving = Type.Object({ rev: Type.Integer(), document: NationDocument });

/** One line of the calendar of all regions. */
export const ConfigurationRow = Type.Object({
  region: Type.String(),
  regionName: Type.String(),
  confirmation: oneOf(['on-site', 'on-line']),
  onlinePayment: Type.Boolean(),
  windows: Windows,
  problems: Type.Unsafe<readonly DomainProblem[]>(Type.Array(ConfigurationProblem)),
  liveNumber: Type.Integer(),
  open: nullable(Type.Object({ number: Type.Integer(), state: oneOf(CONFIGURATION_STATES) })),
});

/** From what is live, from another edition (its windows moved by whole years), or from an earlier number. */
export const NewConfiguration = Type.Object({
  from: oneOf(['live', 'edition', 'number']),
  edition: nullable(Type.String({ maxLength: 40 })),
  number: nullable(Type.Integer({ minimum: 0 })),
});

export const ConfigurationSaving = Type.Object({ rev: Type.Integer(), document: ConfigurationDocument });

export const ConfigurationDecision = Type.Object({
  do: oneOf(['propose', 'give-back', 'drop']),
  rev: Type.Integer(),
  note: Type.String({ maxLength: 500 }),
});

/** `liveFrom` null: at once. */
export const ConfigurationApproval = Type.Object({
  rev: Type.Integer(),
  note: Type.String({ maxLength: 500 }),
  liveFrom: nullable(Moment),
});

/** What a region tells everybody of an exam. */
export const RegionNotice = Type.Object({
  edition: Type.String(),
  title: Type.String(),
  examDate: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  confirmation: oneOf(['on-site', 'on-line']),
  autoConfirmation: Type.Boolean(),
  reviewsAutoConfirmed: Type.Boolean(),
  onlinePayment: Type.Boolean(),
  payee: Type.String(),
  windows: Windows,
  /** Within the on-site confirmation: days off, days of weekends that are worked, days of which nobody can know yet. */
  unusualDays: Type.Array(Type.Object({ kind: oneOf(UNUSUAL_DAYS), from: Type.String(), to: Type.String() })),
  place: Type.String(),
  papers: Type.Array(Type.String()),
  /** In on-line regions all that is asked for; elsewhere what is to be brought beyond the list in words. */
  paperList: Type.Array(
    Type.Object({
      key: Type.String(),
      required: Type.Boolean(),
      /** Asked of everybody; else it follows from the answers, or from the condition of a paper of the region's own. */
      ofEverybody: Type.Boolean(),
      own: nullable(OwnPaper),
      levels: Type.Array(Type.Object({ label: Type.String(), labelEn: Type.String() })),
    }),
  ),
  notice: Type.String(),
  points: Type.Array(
    Type.Object({
      name: Type.String(),
      nameEn: Type.String(),
      sites: Type.Array(Type.Object({ name: Type.String(), nameEn: Type.String() })),
    }),
  ),
  fees: Type.Array(
    Type.Object({
      level: nullable(Type.Object({ label: Type.String(), labelEn: Type.String() })),
      form: nullable(oneOf(['paper', 'computer'])),
      fenPerSubject: Type.Integer(),
      fenPerPerson: Type.Integer(),
      legalBasis: Type.String(),
    }),
  ),
});
