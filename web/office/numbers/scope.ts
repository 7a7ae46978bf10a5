import { createContext, use } from 'react';
import type { Numbers } from '#contract/client.ts';
import type { NumbersSearch } from './search.ts';

/** What the parts of the page share: the numbers, and what the address asks for. */
export type Scope = { readonly numbers: Numbers; readonly search: NumbersSearch & { edition: string } };

export const ScopeContext = createContext<Scope | null>(null);

export function useScope(): Scope {
  const scope = use(ScopeContext);
  if (scope === null) throw new Error('there are no numbers here');
  return scope;
}

/** The floor that the places of these numbers are on. */
export const floorOf = ({ region }: Numbers): 'nation' | 'region' => (region === null ? 'nation' : 'region');

/** The address one floor down. */
export function within({ numbers, search }: Scope, code: string): NumbersSearch {
  const { point: _, ...rest } = search;
  return numbers.region === null
    ? { ...rest, region: code }
    : { ...rest, region: numbers.region.code, point: code };
}

/** The place of the numbers in the words of an address of the list of files. */
export const listIn = ({ numbers }: Scope) => ({
  edition: numbers.edition,
  ...(numbers.region === null ? {} : { region: numbers.region.code }),
  ...(numbers.point === null ? {} : { point: numbers.point.code }),
});
