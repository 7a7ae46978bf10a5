import { isAutoConfirmed, type Registration } from '#domain/registration/registration.ts';
import { derivedKey } from '../derived-key.ts';
import { type ActDeps, act } from './act.ts';
import { NO_QUOTES } from './quotes.ts';
import { regionOf } from './region-of.ts';

const SYSTEM = { role: 'system', id: 'auto-confirmation' } as const;

/**
 * Passes who has just been auto-confirmed, where the region does not review them. What a hold stands against, or what
 * could not be saved, waits for the reviewers like any other file.
 */
export async function passUnreviewed(deps: ActDeps, registration: Registration): Promise<Registration> {
  const region = regionOf(deps.reference, registration);
  if (region === null || region.reviewsAutoConfirmed || !isAutoConfirmed(registration)) return registration;
  const { edition, candidate, submittedAt } = registration;
  // One key for one submission: a submission that is sent again passes nothing twice.
  const about = ['pass-unreviewed', edition, candidate, submittedAt?.toISOString()].join('\n');
  const incoming = { key: derivedKey(deps.keys, about), request: 'pass-unreviewed' };
  const acted = await act(deps, registration, SYSTEM, { do: 'pass-unreviewed' }, incoming, NO_QUOTES);
  return acted.ok ? acted.value.registration : registration;
}
