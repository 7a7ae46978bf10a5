import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CaseRow } from '#contract/client.ts';
import type { CaseKind, CaseState } from '#domain/cases/case.ts';
import { isCaseState } from '#vocabulary/cases.ts';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

/** What the list is narrowed to; without a state, what waits. */
export type CaseSearch = {
  kind?: CaseKind;
  state?: CaseState;
  whose?: (typeof WHOSE)[number];
  /** Opened at least so many days ago. */
  days?: (typeof AGES)[number];
};

/** What this person can decide, or what has its first approval. */
export const WHOSE = ['mine', 'second'] as const;
export const AGES = ['1', '3', '7'] as const;

/** Typed complete: a kind that is added is missed here by the type check. */
const KINDS: Readonly<Record<CaseKind, true>> = {
  'score-merge': true,
  'identity-reclaim': true,
  'account-correction': true,
  'duplicate-person': true,
  'photo-in-doubt': true,
  'credential-in-doubt': true,
  'forfeit-to-revert': true,
};

const isKind = (word: unknown): word is CaseKind => typeof word === 'string' && Object.hasOwn(KINDS, word);
export const caseKinds: readonly CaseKind[] = Object.keys(KINDS).filter(isKind);
export const settledStates: readonly CaseState[] = ['approved', 'refused', 'withdrawn', 'undone'];

export function readCaseSearch(asked: Record<string, unknown>): CaseSearch {
  const state = String(asked.state ?? '');
  const whose = WHOSE.find((known) => known === asked.whose);
  // The router reads figures in an address as numbers.
  const days = AGES.find((known) => known === String(asked.days ?? ''));
  return {
    ...(isKind(asked.kind) ? { kind: asked.kind } : {}),
    ...(isCaseState(state) ? { state } : {}),
    ...(whose === undefined ? {} : { whose }),
    ...(days === undefined ? {} : { days }),
  };
}

export const caseListQuestion = (search: CaseSearch) =>
  infiniteQueryOptions({
    queryKey: keys.caseList(search),
    queryFn: ({ pageParam }) =>
      send('listCases', { query: { ...search, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const caseQuestion = (number: string) =>
  queryOptions({ queryKey: keys.case(number), queryFn: () => send('getCase', { params: { number } }) });

export const placeOfCase = ({ regionName, pointName }: CaseRow, nowhere: string): string =>
  regionName === null ? nowhere : [regionName, pointName].filter((part) => part !== null).join(' · ');
