import type { Identity } from '../../ports/registration-store.ts';
import { done } from '../outcome.ts';
import { act, type Incoming } from './act.ts';
import { NO_QUOTES } from './quotes.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

/** Takes the submission back (D5): to the form, until confirmation ends. */
export async function withdrawSubmission(deps: ViewDeps, of: Identity, incoming: Incoming) {
  const actor = { role: 'candidate', id: of.candidate } as const;
  const acted = await act(deps, of, actor, { do: 'withdraw' }, incoming, NO_QUOTES);
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration)) : acted;
}
