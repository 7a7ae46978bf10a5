import { Type } from 'typebox';
import { EMPLOYER_VERDICTS } from '#domain/staff/employer-names.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

export const EmployerQuery = Type.Object({
  q: Type.String({ maxLength: 60 }),
  region: Type.Optional(Type.String({ maxLength: 4 })),
  city: Type.Optional(Type.String({ maxLength: 8 })),
});

export const Employer = Type.Object({
  code: Type.String(),
  name: Type.String(),
  regionName: Type.String(),
  cityName: Type.String(),
  /** Defaults for the fields below it. */
  nature: Type.String(),
  category: Type.String(),
  /** By its name (also in pinyin, or by its code), by an abbreviation, or because it is one character away. */
  by: oneOf(['name', 'alias', 'similar']),
});

/** A name that candidates typed by hand, and what staff have said of it last. */
export const EmployerName = Type.Object({
  region: Type.String(),
  regionName: Type.String(),
  name: Type.String(),
  count: Type.Integer(),
  seq: Type.Integer(),
  verdict: oneOf(EMPLOYER_VERDICTS),
  employer: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  who: nullable(Type.String()),
  at: nullable(Instant),
});

export const EmployerIdentification = Type.Object({
  region: Type.String({ maxLength: 4 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  seq: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  verdict: oneOf(EMPLOYER_VERDICTS),
  employer: nullable(Type.String({ maxLength: 18 })),
});
