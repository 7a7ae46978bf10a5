import { passChunk } from '../usecases/batches/pass-chunk.ts';
import { previewBatch } from '../usecases/batches/preview-batch.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type BatchEndpoint = 'previewBatch' | 'passChunk';

/** Passing many clean files together. */
export function batchHandlers(deps: HttpDeps): Pick<Handlers, BatchEndpoint> {
  return {
    previewBatch: ({ query }, { staff }) => previewBatch(deps, staff, query),
    passChunk: ({ params, body }, { staff }) => passChunk(deps, staff, params.batch, body.items),
  };
}
