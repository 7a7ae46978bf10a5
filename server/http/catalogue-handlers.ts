import { decideReasonChange, proposeReasonChange } from '../usecases/catalogue/change-catalogue.ts';
import { viewCatalogue } from '../usecases/catalogue/view-catalogue.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

type CatalogueHandlers = Pick<Handlers, 'getReasonCatalogue' | 'proposeReasonChange' | 'decideReasonChange'>;

/** The catalogue of reasons: read by whom it concerns, changed by two administrators. */
export function catalogueHandlers(deps: HttpDeps): CatalogueHandlers {
  return {
    getReasonCatalogue: (_input, { staff }) => viewCatalogue(deps, staff),
    proposeReasonChange: ({ body }, { staff, incoming }) => proposeReasonChange(deps, staff, body, incoming),
    decideReasonChange: ({ params, body }, { staff, incoming }) =>
      decideReasonChange(deps, staff, params.change, body.do, incoming),
  };
}
