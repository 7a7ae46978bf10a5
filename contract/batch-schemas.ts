import { Type } from 'typebox';
import { MOST_IN_CHUNK } from '#domain/registration/batch.ts';
import { SECOND_LOOK_RULES } from '#domain/registration/first-pass.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

/** What waits, each with the reason for which it would be left out of a batch; null where it goes through. */
export const BatchPreview = Type.Object({
  rows: Type.Array(
    Type.Object({
      number: Type.String(),
      rev: Type.Integer(),
      name: Type.String(),
      statusSince: Instant,
      leftOut: nullable(Type.String()),
      /** The rule by which two people look at it. */
      secondLook: nullable(oneOf(SECOND_LOOK_RULES)),
    }),
  ),
  /** Of a hundred passes that no rule names, so many are drawn for a second look. */
  lot: Type.Integer(),
  next: nullable(Type.String()),
});

export const BatchChunk = Type.Object({
  items: Type.Array(Type.Object({ number: Type.String({ pattern: '^\\d{14}$' }), rev: Type.Integer() }), {
    minItems: 1,
    maxItems: MOST_IN_CHUNK,
  }),
});

/** Each item for itself. `taken`: somebody else has it; `changed`: it is no longer what was previewed. */
export const BatchResults = Type.Object({
  results: Type.Array(
    Type.Object({
      number: Type.String(),
      outcome: oneOf(['passed', 'taken', 'changed', 'refused']),
      refused: nullable(
        Type.Object({
          code: Type.String(),
          params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        }),
      ),
    }),
  ),
});
