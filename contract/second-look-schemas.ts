import { Type } from 'typebox';
import { LOOK_STAGES } from '#domain/numbers/second-looks.ts';
import { SECOND_LOOK_RULES } from '#domain/registration/first-pass.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

const looks = { looks: Type.Integer(), disagreed: Type.Integer() };
const Stages = Type.Array(Type.Object({ stage: oneOf(LOOK_STAGES), ...looks, waiting: Type.Integer() }));

/** How often the second pair of eyes saw something else, and what waits for it. */
export const SecondLooks = Type.Object({
  edition: Type.String(),
  region: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  now: Instant,
  stages: Stages,
  waiting: Type.Object({
    count: Type.Integer(),
    bands: Type.Array(Type.Integer()),
    oldest: nullable(Type.String()),
  }),
  causes: Type.Array(Type.Object({ cause: oneOf([...SECOND_LOOK_RULES, 'sample']), ...looks })),
  places: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), stages: Stages })),
  /** Within a region only: who passed first, and who looked after them. */
  pairs: Type.Array(
    Type.Object({
      stage: oneOf(LOOK_STAGES),
      place: Type.String(),
      first: Type.String(),
      second: Type.String(),
      ...looks,
    }),
  ),
});
