import type { Command } from '#domain/registration/command.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { act, type Incoming } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { type ViewDeps, viewRegistration } from '../candidate/view-registration.ts';
import { done } from '../outcome.ts';

type Change = Extract<Command, { do: 'remove-paper' | 'close-papers' }>;

/** Takes a paper away, or closes the uploads: D2 (2026). */
export async function changePapers(deps: ViewDeps, of: Identity, change: Change, incoming: Incoming) {
  const actor = { role: 'candidate', id: of.candidate } as const;
  const acted = await act(deps, of, actor, change, incoming, NO_QUOTES);
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration)) : acted;
}
