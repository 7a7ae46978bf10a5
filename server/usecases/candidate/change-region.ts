import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import { act, type Incoming } from './act.ts';
import { NO_QUOTES } from './quotes.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

/** Another region (B4, B5): empties this exam's form; account and basic information stay. */
export async function changeRegion(deps: ViewDeps, of: Identity, region: string, incoming: Incoming) {
  if (deps.reference.findRegion(of.edition, region) === null) return refused('region-unknown');
  const actor = { role: 'candidate', id: of.candidate } as const;
  const acted = await act(deps, of, actor, { do: 'change-region', region }, incoming, NO_QUOTES);
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration)) : acted;
}
