import { searchDirectory } from '../usecases/candidate/search-directory.ts';
import { identifyEmployer } from '../usecases/employers/identify-employer.ts';
import { listEmployerNames } from '../usecases/employers/list-employer-names.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

type EmployerHandlers = Pick<Handlers, 'listEmployerNames' | 'identifyEmployer' | 'searchDirectory'>;

/** What staff do with employers' names that candidates typed by hand. */
export function employerHandlers(deps: HttpDeps): EmployerHandlers {
  return {
    listEmployerNames: ({ query }, { staff }) =>
      listEmployerNames(deps, staff, query.is === 'said' ? 'said' : 'open'),
    identifyEmployer: ({ body }, { staff, incoming }) => identifyEmployer(deps, staff, body, incoming.key),
    searchDirectory: ({ query }) => searchDirectory(deps, query),
  };
}
