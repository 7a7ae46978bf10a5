import { guard } from '#domain/registration/guard.ts';
import { isFrozen } from '#domain/registration/papers.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused, refusedBy } from '../outcome.ts';
import { act, factsFor, type Incoming, lastAtWork } from './act.ts';
import { lastYearOf } from './last-year.ts';
import { NO_QUOTES } from './quotes.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

/** Printing before submitting (D2, 2026): freezes what will be printed. What is frozen already stays as it is. */
export async function freezeForm(deps: ViewDeps, of: Identity, incoming: Incoming) {
  const registration = await deps.store.find(of);
  if (registration === null) return refused('not-found');
  const actor = { role: 'candidate', id: of.candidate } as const;
  const atWork = await lastAtWork(deps, registration);
  const facts = factsFor(deps, registration, actor, { quotes: NO_QUOTES, holds: [], atWork });
  const refusal = guard(registration, 'print-form', facts);
  if (refusal !== null) return refusedBy(refusal);
  if (isFrozen(registration, facts)) return done(await viewRegistration(deps, registration));
  const lastYear = await lastYearOf(deps, of);
  const acted = await act(deps, of, actor, { do: 'print-form' }, incoming, NO_QUOTES, { lastYear });
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration)) : acted;
}
