import { printForms } from '../usecases/confirmation/print-forms.ts';
import { correctFile } from '../usecases/corrections/correct-file.ts';
import { previewCorrection } from '../usecases/corrections/preview-correction.ts';
import { viewCorrection } from '../usecases/corrections/view-correction.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';
import { guardFile } from './send-file.ts';
import { sendRefusal } from './wire-error.ts';

type CorrectionHandlers = Pick<
  Handlers,
  'getCorrection' | 'previewCorrection' | 'correctFile' | 'printForms'
>;

/** What the region does with a registration after it was confirmed. */
export function correctionHandlers(deps: HttpDeps): CorrectionHandlers {
  return {
    printForms: async (input, { staff, incoming, request, reply }) => {
      const { body } = input as { body: { numbers: string[] } };
      const outcome = await printForms(deps, staff, body.numbers, incoming);
      if (!outcome.ok) return sendRefusal(request, reply, outcome.refused);
      return guardFile(reply)
        .type('application/pdf')
        .header('content-disposition', 'attachment; filename="forms.pdf"')
        .send(Buffer.from(outcome.value));
    },
    getCorrection: ({ params }, { staff }) => viewCorrection(deps, staff, params.number),
    previewCorrection: ({ params, body }, { staff }) => previewCorrection(deps, staff, params.number, body),
    correctFile: ({ params, body }, { staff, incoming }) =>
      correctFile(deps, staff, params.number, body, incoming),
  };
}
