import { readNumbers, readSpecialtyNumbers } from '../usecases/numbers/read-numbers.ts';
import { readSecondLooks } from '../usecases/numbers/read-second-looks.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type NumbersHandlers = Pick<Handlers, 'getNumbers' | 'getSpecialtyNumbers' | 'getSecondLooks'>;

/** Numbers of one's own area, never of a candidate. */
export function numbersHandlers(deps: HttpDeps): NumbersHandlers {
  return {
    getNumbers: ({ query }, { staff }) => readNumbers(deps, staff, query),
    getSpecialtyNumbers: ({ query }, { staff }) => readSpecialtyNumbers(deps, staff, query),
    getSecondLooks: ({ query }, { staff }) => readSecondLooks(deps, staff, query),
  };
}
