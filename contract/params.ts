import { Type } from 'typebox';
import * as wire from './schemas.ts';

/** Parts of requests and answers that routes of several slices have. */
export const edition = Type.Object({ edition: Type.String({ maxLength: 40 }) });
export const editionAndRegion = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  region: Type.String({ maxLength: 4 }),
});
export const number = Type.Object({ number: Type.String({ maxLength: 40 }) });
export const credentials = Type.Object({
  login: Type.String({ maxLength: 64 }),
  password: Type.String({ maxLength: 128 }),
});
export const evidence = Type.Object({ digest: wire.Digest });
export const done = Type.Object({ done: Type.Literal(true) });
