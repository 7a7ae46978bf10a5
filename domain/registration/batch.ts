import type { Verdict } from '../eligibility/assess.ts';
import { type GuardFacts, guard } from './guard.ts';
import type { Action } from './lifecycle.ts';
import { hasInfected } from './papers.ts';
import type { RefusalCode } from './refusal.ts';
import type { Registration } from './registration.ts';

/** As many at once as a person can still answer for, and a server does within a breath. */
export const MOST_IN_CHUNK = 50;

/** Why a file is left to be looked at alone. */
export type LeftOut = RefusalCode | 'eligibility-unclear' | 'eligibility-short' | 'taken';

/** Only clean files go through together; null where this one does. */
export function leftOut(
  registration: Registration,
  pass: Action,
  facts: GuardFacts,
  { verdict, isTaken }: { readonly verdict: Verdict | null; readonly isTaken: boolean },
): LeftOut | null {
  if (isTaken) return 'taken';
  // One that nobody could open is looked at alone, required or not.
  if (hasInfected(registration)) return 'papers-infected';
  const refused = guard(registration, pass, facts);
  if (refused !== null) return refused.code;
  if (verdict === 'short') return 'eligibility-short';
  return verdict === 'meets' ? null : 'eligibility-unclear';
}
