import { readNumbers, readSpecialtyNumbers } from '../usecases/numbers/read-numbers.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type NumbersHandlers = Pick<Handlers, 'getNumbers' | 'getSpecialtyNumbers'>;

/** Numbers of one's own area, never of a person. */
export function numbersHandlers(deps: HttpDeps): NumbersHandlers {
  return {
    getNumbers: ({ query }, { staff }) => readNumbers(deps, staff, query),
    getSpecialtyNumbers: ({ query }, { staff }) => readSpecialtyNumbers(deps, staff, query),
  };
}
