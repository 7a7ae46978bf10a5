import { listHolders, takeFilesAway } from '../usecases/review/reassign-files.ts';
import { releaseFile, renewLease, takeFile } from '../usecases/review/take-file.ts';
import { takeNextFile } from '../usecases/review/take-next-file.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type BenchHandlers = Pick<
  Handlers,
  'takeNextFile' | 'takeFile' | 'renewLease' | 'releaseFile' | 'listHolders' | 'takeFilesAway'
>;

/** Who has which file on the bench. */
export function benchHandlers(deps: HttpDeps): BenchHandlers {
  return {
    takeNextFile: ({ body }, { staff }) => takeNextFile(deps, staff, body.passingOver),
    takeFile: ({ params }, { staff }) => takeFile(deps, staff, params.number),
    renewLease: ({ params, body }, { staff }) => renewLease(deps, staff, params.number, body.token),
    releaseFile: ({ params }, { staff }) => releaseFile(deps, staff, params.number),
    listHolders: (_input, { staff }) => listHolders(deps, staff),
    takeFilesAway: ({ params }, { staff }) => takeFilesAway(deps, staff, params.staff),
  };
}
