import { type TSchema, Type } from 'typebox';
import type { Answers as DomainAnswers } from '#domain/edition/edition.ts';
import type { Problem as DomainProblem } from '#domain/edition/problem.ts';
import { ADVICE_CODES, VERDICTS } from '#domain/eligibility/assess.ts';
import { ID_TYPES } from '#domain/identity/id-papers.ts';
import { ACTIONS } from '#domain/registration/lifecycle.ts';
import { STATUSES } from '#domain/registration/registration.ts';

export const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** ISO 8601 with zone. */
export const Instant = Type.String({ format: 'date-time' });

export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
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

/** Whether the usual conditions for this exam are met, as far as the answers tell: help, never a refusal. */
export const AdviceLine = Type.Object({
  code: oneOf(ADVICE_CODES),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});

export const Advice = Type.Object({ verdict: oneOf(VERDICTS), lines: Type.Array(AdviceLine) });

/** An answer before and after, as words. */
export const Change = Type.Object({ key: Type.String(), before: Type.String(), after: Type.String() });

/** Every refusal on the wire. `code` is worded by vocabulary; `trace` finds the line in the log. */
export const Refused = Type.Object({
  error: Type.Object({
    code: Type.String(),
    params: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())])),
    ),
    problems: Type.Optional(Type.Array(Problem)),
    /** To whom decided on what they had not seen: what is different now, as they may see it. */
    changes: Type.Optional(Type.Array(Change)),
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

export const ProgressNode = Type.Object({
  key: oneOf(['answers', 'photo', 'materials', 'submission', 'confirmation', 'review', 'payment']),
  state: oneOf(['not-reached', 'current', 'done', 'refused']),
});

/** Words for people, made by staff or the catalogue of reasons. */
export const Reason = Type.Object({
  code: Type.String(),
  text: Type.String(),
  fix: Type.String(),
  field: nullable(Type.String()),
});
