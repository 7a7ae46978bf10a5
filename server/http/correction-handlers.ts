import { correctFile } from '../usecases/corrections/correct-file.ts';
import { previewCorrection } from '../usecases/corrections/preview-correction.ts';
import { viewCorrection } from '../usecases/corrections/view-correction.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

type CorrectionHandlers = Pick<Handlers, 'getCorrection' | 'previewCorrection' | 'correctFile'>;

/** What the region does with a registration after it was confirmed. */
export function correctionHandlers(deps: HttpDeps): CorrectionHandlers {
  return {
    getCorrection: ({ params }, { staff }) => viewCorrection(deps, staff, params.number),
    previewCorrection: ({ params, body }, { staff }) => previewCorrection(deps, staff, params.number, body),
    correctFile: ({ params, body }, { staff, incoming }) =>
      correctFile(deps, staff, params.number, body, incoming),
  };
}
